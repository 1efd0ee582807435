CREATE TABLE "contract" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"vendor_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"document" jsonb NOT NULL,
	CONSTRAINT "contract_tenant_id_id_version_pk" PRIMARY KEY("tenant_id","id","version")
);
--> statement-breakpoint
CREATE TABLE "invoice" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"number" text NOT NULL,
	"number_normalised" text NOT NULL,
	"document" jsonb NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "invoice_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"run_id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"contract_id" text NOT NULL,
	"contract_version" integer NOT NULL,
	"verdict" text NOT NULL,
	"expected_net" numeric,
	"invoiced_net" numeric NOT NULL,
	"difference_net" numeric,
	"payable_net" numeric,
	"currency" char(3) NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "reconciliation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "reconciliation_tenantId_runId_invoiceId_unique" UNIQUE("tenant_id","run_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "reconciliation_line" (
	"tenant_id" text NOT NULL,
	"reconciliation_id" text NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"verdict" text NOT NULL,
	"expected" numeric,
	"invoiced" numeric,
	"difference" numeric,
	"quantity_effect" numeric,
	"rate_effect" numeric,
	"arithmetic_effect" numeric,
	"evidence" jsonb,
	CONSTRAINT "reconciliation_line_tenant_id_reconciliation_id_position_pk" PRIMARY KEY("tenant_id","reconciliation_id","position")
);
--> statement-breakpoint
CREATE TABLE "adjustment" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"queue_id" text NOT NULL,
	"metric" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"op" text NOT NULL,
	"value" double precision NOT NULL,
	"value2" double precision,
	"reason" text NOT NULL,
	"author" text NOT NULL,
	"enabled" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "adjustment_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "forecast_day" (
	"tenant_id" text NOT NULL,
	"version_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"metric" text NOT NULL,
	"day" date NOT NULL,
	"first_start" timestamp with time zone NOT NULL,
	"interval_minutes" integer NOT NULL,
	"model" text NOT NULL,
	"mean" double precision[] NOT NULL,
	"median" double precision[] NOT NULL,
	"lower" double precision[] NOT NULL,
	"upper" double precision[] NOT NULL,
	CONSTRAINT "forecast_day_tenant_id_version_id_queue_id_metric_day_pk" PRIMARY KEY("tenant_id","version_id","queue_id","metric","day")
);
--> statement-breakpoint
CREATE TABLE "forecast_version" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"run_id" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"horizon_from" date NOT NULL,
	"horizon_to" date NOT NULL,
	"levels" double precision[] NOT NULL,
	"status" text NOT NULL,
	"published_at" timestamp with time zone,
	"content_hash" text,
	CONSTRAINT "forecast_version_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "history_day" (
	"tenant_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"metric" text NOT NULL,
	"day" date NOT NULL,
	"interval_minutes" integer NOT NULL,
	"first_start" timestamp with time zone NOT NULL,
	"values" double precision[] NOT NULL,
	CONSTRAINT "history_day_tenant_id_queue_id_metric_day_pk" PRIMARY KEY("tenant_id","queue_id","metric","day")
);
--> statement-breakpoint
CREATE TABLE "interval_actual" (
	"tenant_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"offered" integer,
	"handled" integer,
	"abandoned" integer,
	"abandoned_short" integer,
	"handled_within" integer,
	"abandoned_within" integer,
	"flow_out" integer,
	"wait_seconds_handled" double precision,
	"wait_seconds_all" double precision,
	"handle_seconds" double precision,
	"threshold_seconds" double precision,
	"source" text NOT NULL,
	"import_id" text NOT NULL,
	CONSTRAINT "interval_actual_tenant_id_queue_id_start_at_pk" PRIMARY KEY("tenant_id","queue_id","start_at")
);
--> statement-breakpoint
CREATE TABLE "interval_restatement" (
	"tenant_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"revision" integer NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"import_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "interval_restatement_tenant_id_queue_id_start_at_revision_pk" PRIMARY KEY("tenant_id","queue_id","start_at","revision")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"previous" jsonb,
	"state" text NOT NULL,
	"priority" integer NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempt" integer NOT NULL,
	"max_attempts" integer NOT NULL,
	"progress" real NOT NULL,
	"progress_text" text,
	"idempotency_key" text,
	"parent_id" text,
	"chain" jsonb,
	"result" jsonb,
	"error" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "job_tenantId_idempotencyKey_unique" UNIQUE("tenant_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "accuracy" (
	"tenant_id" text NOT NULL,
	"run_id" text NOT NULL,
	"forecast_version_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"metric" text NOT NULL,
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"lead_days" integer NOT NULL,
	"n" integer NOT NULL,
	"holes" integer NOT NULL,
	"abs_error" double precision NOT NULL,
	"error" double precision NOT NULL,
	"actual" double precision NOT NULL,
	"squared_error" double precision NOT NULL,
	"noise_floor" double precision NOT NULL,
	"naive_abs_error" double precision NOT NULL,
	"naive_n" integer NOT NULL,
	"scale_abs_error" double precision NOT NULL,
	"scale_n" integer NOT NULL,
	"levels" double precision[] NOT NULL,
	"inside" double precision[] NOT NULL,
	"inside_n" double precision[] NOT NULL,
	"interval_score" double precision[] NOT NULL,
	CONSTRAINT "accuracy_tenant_id_forecast_version_id_queue_id_metric_grain_day_lead_days_pk" PRIMARY KEY("tenant_id","forecast_version_id","queue_id","metric","grain","day","lead_days")
);
--> statement-breakpoint
CREATE TABLE "kpi_value" (
	"tenant_id" text NOT NULL,
	"kpi" text NOT NULL,
	"kpi_version" integer NOT NULL,
	"policy" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"grain" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"numerator" text,
	"denominator" text,
	"value" text,
	"unit" text NOT NULL,
	"sample_size" integer NOT NULL,
	"pending" boolean NOT NULL,
	"data_complete_until" timestamp with time zone,
	"run_id" text NOT NULL,
	CONSTRAINT "kpi_value_tenant_id_kpi_kpi_version_policy_scope_kind_scope_id_grain_from_at_pk" PRIMARY KEY("tenant_id","kpi","kpi_version","policy","scope_kind","scope_id","grain","from_at")
);
--> statement-breakpoint
CREATE TABLE "agent" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"group_id" text NOT NULL,
	CONSTRAINT "agent_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "calendar_event" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"queue_id" text,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"label" text NOT NULL,
	"effect" text NOT NULL,
	"value" double precision,
	"recurs" boolean NOT NULL,
	CONSTRAINT "calendar_event_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "client" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "client_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "opening_hours_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "queue" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"site_id" text NOT NULL,
	"client_id" text,
	"time_zone" text NOT NULL,
	"interval_minutes" integer NOT NULL,
	"hours_id" text,
	CONSTRAINT "queue_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "queue_setting" (
	"tenant_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"threshold_seconds" double precision NOT NULL,
	"short_abandon_seconds" double precision NOT NULL,
	"service_level_policy" text NOT NULL,
	CONSTRAINT "queue_setting_tenant_id_queue_id_valid_from_pk" PRIMARY KEY("tenant_id","queue_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "site" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"country" text NOT NULL,
	CONSTRAINT "site_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "staff_group" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"site_id" text NOT NULL,
	"vendor_id" text,
	"cost_per_hour" numeric NOT NULL,
	"currency" char(3) NOT NULL,
	"paid_hours_per_fte_per_week" double precision NOT NULL,
	CONSTRAINT "staff_group_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "staff_group_queue" (
	"tenant_id" text NOT NULL,
	"group_id" text NOT NULL,
	"queue_id" text NOT NULL,
	CONSTRAINT "staff_group_queue_tenant_id_group_id_queue_id_pk" PRIMARY KEY("tenant_id","group_id","queue_id")
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "vendor_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_day" (
	"tenant_id" text NOT NULL,
	"version_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"day" date NOT NULL,
	"first_start" timestamp with time zone NOT NULL,
	"interval_minutes" integer NOT NULL,
	"offered" double precision[] NOT NULL,
	"aht_seconds" double precision[] NOT NULL,
	"erlangs" double precision[] NOT NULL,
	"required" double precision[] NOT NULL,
	"net" double precision[] NOT NULL,
	"gross" double precision[] NOT NULL,
	"fte" double precision[] NOT NULL,
	"service_level" double precision[] NOT NULL,
	"asa_seconds" double precision[] NOT NULL,
	"occupancy" double precision[] NOT NULL,
	"binding" text[] NOT NULL,
	"cost" numeric[] NOT NULL,
	"currency" char(3) NOT NULL,
	CONSTRAINT "plan_day_tenant_id_version_id_queue_id_day_pk" PRIMARY KEY("tenant_id","version_id","queue_id","day")
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"run_id" text NOT NULL,
	"forecast_version_id" text,
	"targets" jsonb NOT NULL,
	"status" text NOT NULL,
	"published_at" timestamp with time zone,
	"content_hash" text,
	CONSTRAINT "plan_version_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "agent_day" (
	"tenant_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"day" date NOT NULL,
	"group_id" text NOT NULL,
	"vendor_id" text,
	"paid_seconds" double precision NOT NULL,
	"billed_seconds" double precision NOT NULL,
	"scheduled_seconds" double precision NOT NULL,
	CONSTRAINT "agent_day_tenant_id_agent_id_day_pk" PRIMARY KEY("tenant_id","agent_id","day")
);
--> statement-breakpoint
CREATE TABLE "agent_state" (
	"tenant_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"group_id" text NOT NULL,
	"state" text NOT NULL,
	"queue_id" text,
	CONSTRAINT "agent_state_tenant_id_agent_id_from_at_pk" PRIMARY KEY("tenant_id","agent_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "contact_leg" (
	"tenant_id" text NOT NULL,
	"source_id" text NOT NULL,
	"chain_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"vendor_id" text,
	"agent_id" text,
	"customer_id" text,
	"reason" text,
	"offered_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"wait_seconds" double precision NOT NULL,
	"talk_seconds" double precision NOT NULL,
	"hold_seconds" double precision NOT NULL,
	"after_contact_seconds" double precision NOT NULL,
	"excluded" boolean NOT NULL,
	CONSTRAINT "contact_leg_tenant_id_source_id_pk" PRIMARY KEY("tenant_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "cost_item" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"month" date NOT NULL,
	"category" text NOT NULL,
	"amount" numeric NOT NULL,
	"currency" char(3) NOT NULL,
	"site_id" text,
	"vendor_id" text,
	"queue_id" text,
	"allocation" text NOT NULL,
	CONSTRAINT "cost_item_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey_response" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"queue_id" text NOT NULL,
	"agent_id" text,
	"kind" text NOT NULL,
	"responded_at" timestamp with time zone NOT NULL,
	"score" double precision NOT NULL,
	"scale_min" double precision NOT NULL,
	"scale_max" double precision NOT NULL,
	CONSTRAINT "survey_response_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_fault" (
	"tenant_id" text NOT NULL,
	"import_id" text NOT NULL,
	"position" integer NOT NULL,
	"row" integer,
	"column_name" text,
	"field" text,
	"code" text NOT NULL,
	"value" text,
	"message" text NOT NULL,
	"next" text NOT NULL,
	CONSTRAINT "import_fault_tenant_id_import_id_position_pk" PRIMARY KEY("tenant_id","import_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"run_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows_read" integer NOT NULL,
	"rows_kept" integer NOT NULL,
	"rows_refused" integer NOT NULL,
	"rows_unchanged" integer NOT NULL,
	CONSTRAINT "import_file_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"input_hash" text NOT NULL,
	"engine_version" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"seed" integer,
	"parents" text[] NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"counts" jsonb,
	"error" jsonb,
	CONSTRAINT "run_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_vendor_id_vendor_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendor"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_tenant_id_vendor_id_vendor_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendor"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_tenant_id_run_id_run_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."run"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_tenant_id_invoice_id_invoice_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invoice_id") REFERENCES "public"."invoice"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_tenant_id_contract_id_contract_version_contract_tenant_id_id_version_fk" FOREIGN KEY ("tenant_id","contract_id","contract_version") REFERENCES "public"."contract"("tenant_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_line" ADD CONSTRAINT "reconciliation_line_tenant_id_reconciliation_id_reconciliation_tenant_id_id_fk" FOREIGN KEY ("tenant_id","reconciliation_id") REFERENCES "public"."reconciliation"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_day" ADD CONSTRAINT "forecast_day_tenant_id_version_id_forecast_version_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."forecast_version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_version" ADD CONSTRAINT "forecast_version_tenant_id_run_id_run_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."run"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accuracy" ADD CONSTRAINT "accuracy_tenant_id_run_id_run_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."run"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_value" ADD CONSTRAINT "kpi_value_tenant_id_run_id_run_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."run"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_tenant_id_group_id_staff_group_tenant_id_id_fk" FOREIGN KEY ("tenant_id","group_id") REFERENCES "public"."staff_group"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_event" ADD CONSTRAINT "calendar_event_tenant_id_queue_id_queue_tenant_id_id_fk" FOREIGN KEY ("tenant_id","queue_id") REFERENCES "public"."queue"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue" ADD CONSTRAINT "queue_tenant_id_site_id_site_tenant_id_id_fk" FOREIGN KEY ("tenant_id","site_id") REFERENCES "public"."site"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue" ADD CONSTRAINT "queue_tenant_id_client_id_client_tenant_id_id_fk" FOREIGN KEY ("tenant_id","client_id") REFERENCES "public"."client"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue" ADD CONSTRAINT "queue_tenant_id_hours_id_opening_hours_tenant_id_id_fk" FOREIGN KEY ("tenant_id","hours_id") REFERENCES "public"."opening_hours"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_setting" ADD CONSTRAINT "queue_setting_tenant_id_queue_id_queue_tenant_id_id_fk" FOREIGN KEY ("tenant_id","queue_id") REFERENCES "public"."queue"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_group" ADD CONSTRAINT "staff_group_tenant_id_site_id_site_tenant_id_id_fk" FOREIGN KEY ("tenant_id","site_id") REFERENCES "public"."site"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_group" ADD CONSTRAINT "staff_group_tenant_id_vendor_id_vendor_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendor"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_group_queue" ADD CONSTRAINT "staff_group_queue_tenant_id_group_id_staff_group_tenant_id_id_fk" FOREIGN KEY ("tenant_id","group_id") REFERENCES "public"."staff_group"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_group_queue" ADD CONSTRAINT "staff_group_queue_tenant_id_queue_id_queue_tenant_id_id_fk" FOREIGN KEY ("tenant_id","queue_id") REFERENCES "public"."queue"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_day" ADD CONSTRAINT "plan_day_tenant_id_version_id_plan_version_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."plan_version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_tenant_id_run_id_run_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."run"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_tenant_id_forecast_version_id_forecast_version_tenant_id_id_fk" FOREIGN KEY ("tenant_id","forecast_version_id") REFERENCES "public"."forecast_version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_fault" ADD CONSTRAINT "import_fault_tenant_id_import_id_import_file_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."import_file"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_tenant_id_run_id_run_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."run"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contract_tenant_id_vendor_id_index" ON "contract" USING btree ("tenant_id","vendor_id");--> statement-breakpoint
CREATE INDEX "invoice_tenant_id_vendor_id_number_normalised_index" ON "invoice" USING btree ("tenant_id","vendor_id","number_normalised");--> statement-breakpoint
CREATE INDEX "reconciliation_tenant_id_invoice_id_index" ON "reconciliation" USING btree ("tenant_id","invoice_id");--> statement-breakpoint
CREATE INDEX "adjustment_tenant_id_queue_id_metric_from_at_index" ON "adjustment" USING btree ("tenant_id","queue_id","metric","from_at");--> statement-breakpoint
CREATE INDEX "forecast_day_tenant_id_queue_id_metric_day_index" ON "forecast_day" USING btree ("tenant_id","queue_id","metric","day");--> statement-breakpoint
CREATE INDEX "forecast_version_tenant_id_status_published_at_index" ON "forecast_version" USING btree ("tenant_id","status","published_at");--> statement-breakpoint
CREATE INDEX "interval_restatement_tenant_id_import_id_index" ON "interval_restatement" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "job_tenant_id_state_run_at_index" ON "job" USING btree ("tenant_id","state","run_at");--> statement-breakpoint
CREATE INDEX "job_tenant_id_created_at_index" ON "job" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "job_tenant_id_parent_id_index" ON "job" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE INDEX "accuracy_tenant_id_queue_id_metric_grain_day_index" ON "accuracy" USING btree ("tenant_id","queue_id","metric","grain","day");--> statement-breakpoint
CREATE INDEX "kpi_value_tenant_id_scope_kind_scope_id_grain_from_at_index" ON "kpi_value" USING btree ("tenant_id","scope_kind","scope_id","grain","from_at");--> statement-breakpoint
CREATE INDEX "calendar_event_tenant_id_from_at_index" ON "calendar_event" USING btree ("tenant_id","from_at");--> statement-breakpoint
CREATE INDEX "staff_group_queue_tenant_id_queue_id_index" ON "staff_group_queue" USING btree ("tenant_id","queue_id");--> statement-breakpoint
CREATE INDEX "plan_day_tenant_id_queue_id_day_index" ON "plan_day" USING btree ("tenant_id","queue_id","day");--> statement-breakpoint
CREATE INDEX "plan_version_tenant_id_status_published_at_index" ON "plan_version" USING btree ("tenant_id","status","published_at");--> statement-breakpoint
CREATE INDEX "plan_version_tenant_id_forecast_version_id_index" ON "plan_version" USING btree ("tenant_id","forecast_version_id");--> statement-breakpoint
CREATE INDEX "agent_day_tenant_id_group_id_day_index" ON "agent_day" USING btree ("tenant_id","group_id","day");--> statement-breakpoint
CREATE INDEX "agent_state_tenant_id_group_id_from_at_index" ON "agent_state" USING btree ("tenant_id","group_id","from_at");--> statement-breakpoint
CREATE INDEX "contact_leg_tenant_id_queue_id_offered_at_index" ON "contact_leg" USING btree ("tenant_id","queue_id","offered_at");--> statement-breakpoint
CREATE INDEX "contact_leg_tenant_id_customer_id_offered_at_index" ON "contact_leg" USING btree ("tenant_id","customer_id","offered_at");--> statement-breakpoint
CREATE INDEX "cost_item_tenant_id_month_index" ON "cost_item" USING btree ("tenant_id","month");--> statement-breakpoint
CREATE INDEX "survey_response_tenant_id_queue_id_responded_at_index" ON "survey_response" USING btree ("tenant_id","queue_id","responded_at");--> statement-breakpoint
CREATE INDEX "import_file_tenant_id_sha256_index" ON "import_file" USING btree ("tenant_id","sha256");--> statement-breakpoint
CREATE INDEX "run_tenant_id_kind_started_at_index" ON "run" USING btree ("tenant_id","kind","started_at");--> statement-breakpoint
CREATE INDEX "run_tenant_id_input_hash_index" ON "run" USING btree ("tenant_id","input_hash");--> statement-breakpoint
CREATE INDEX "run_parents_index" ON "run" USING gin ("parents");--> statement-breakpoint
-- From here on written by hand: what drizzle-kit does not generate.
-- The role that every transaction of a tenant runs as. Roles belong to the whole server, so it may be there already.
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'agner_app') THEN
		CREATE ROLE agner_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
	END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
	NULL; -- another database of this server was being migrated at the same moment
END
$$;
--> statement-breakpoint
DO $$
BEGIN
	IF NOT pg_has_role(current_user, 'agner_app', 'MEMBER') THEN
		EXECUTE format('GRANT agner_app TO %I', current_user);
	END IF;
	EXECUTE format('GRANT USAGE ON SCHEMA %I TO agner_app', current_schema());
END
$$;
--> statement-breakpoint
-- The second wall between tenants: every table that has a tenant_id, the owner included (FORCE).
CREATE FUNCTION agner_wall_in_tenants() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	walled text;
BEGIN
	FOR walled IN
		SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
		WHERE c.table_schema = current_schema() AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'
	LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
		EXECUTE format('DROP POLICY IF EXISTS tenant_wall ON %I', walled);
		EXECUTE format(
			'CREATE POLICY tenant_wall ON %I TO agner_app USING (tenant_id = current_setting(''agner.tenant'', true)) '
			'WITH CHECK (tenant_id = current_setting(''agner.tenant'', true))', walled);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO agner_app', walled);
	END LOOP;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION agner_wall_in_tenants() FROM PUBLIC;
--> statement-breakpoint
SELECT agner_wall_in_tenants();
--> statement-breakpoint
-- Workers and back-ups must know which tenants exist: outside a tenant's transaction, this one list may be read.
CREATE POLICY tenant_list ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
-- A published version is frozen. Only the erasure of its whole tenant, which says so, may remove it.
CREATE FUNCTION agner_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.status = 'published' AND NOT (TG_OP = 'DELETE' AND current_setting('agner.erasing_tenant', true) IS NOT DISTINCT FROM OLD.tenant_id) THEN
		RAISE EXCEPTION 'The version % in % is published and cannot change.', OLD.id, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION agner_keep_published_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	touched record;
	frozen boolean;
BEGIN
	IF TG_OP = 'DELETE' THEN touched := OLD; ELSE touched := NEW; END IF;
	IF TG_OP = 'UPDATE' AND (OLD.tenant_id, OLD.version_id) IS DISTINCT FROM (NEW.tenant_id, NEW.version_id) THEN
		RAISE EXCEPTION 'A day in % cannot move to another version.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
	END IF;
	EXECUTE format('SELECT status = ''published'' FROM %I WHERE tenant_id = $1 AND id = $2 FOR SHARE', TG_ARGV[0])
		INTO frozen USING touched.tenant_id, touched.version_id;
	IF frozen AND NOT (TG_OP = 'DELETE' AND current_setting('agner.erasing_tenant', true) IS NOT DISTINCT FROM touched.tenant_id) THEN
		RAISE EXCEPTION 'The version % in % is published and its days cannot change.', touched.version_id, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN touched;
END
$$;
--> statement-breakpoint
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON "forecast_version" FOR EACH ROW EXECUTE FUNCTION agner_keep_published();
--> statement-breakpoint
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON "plan_version" FOR EACH ROW EXECUTE FUNCTION agner_keep_published();
--> statement-breakpoint
CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON "forecast_day" FOR EACH ROW EXECUTE FUNCTION agner_keep_published_day('forecast_version');
--> statement-breakpoint
CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON "plan_day" FOR EACH ROW EXECUTE FUNCTION agner_keep_published_day('plan_version');
