import { createHash, randomUUID } from 'node:crypto';
import { timeParser, zone } from '../../calendar/index.ts';
import { AgnerError, ENGINE_VERSION, type Fault, fault, type IntervalActual } from '../../core/index.ts';
import { finishRun, inTenant, openRun, saveImportFile } from '../../store/index.ts';
import { readRecords } from '../files/index.ts';
import { noteFailure } from '../recorded-run.ts';
import { pause, type World } from '../world.ts';
import { countLegs } from './count-legs.ts';
import {
  type BatchWritten,
  IMPORT_KINDS,
  type ImportKind,
  type ImportKindDefinition,
} from './import-kinds.ts';
import { createMissing, type NewQueueDefaults, type Organisation, readOrganisation } from './organisation.ts';

export interface ImportRequest {
  readonly kind: ImportKind;
  readonly chunks: AsyncIterable<string>;
  readonly fileName: string;
  /** Zone of local times in the file; null refuses times without an offset. */
  readonly timeZone: string | null;
  readonly map: Readonly<Record<string, string>>;
  /** Queue of a file without a queue column. */
  readonly queue: string | null;
  /** How unknown queues are made; null refuses their rows. */
  readonly createQueues: Omit<NewQueueDefaults, 'intervalMinutes'> | null;
}

export interface ImportReport {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsRefused: number;
  readonly rowsSkipped: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** The first refused rows; all of them are counted in `rowsRefused`. */
  readonly faults: readonly Fault[];
  readonly notes: readonly { readonly what: string; readonly rows: number }[];
  readonly unknownColumns: readonly string[];
}

/** Rows per transaction: a killed import keeps whole batches, and the same command finishes it. */
const BATCH_ROWS = 20_000;
/** Intervals that legs are counted into on a queue that an import makes. */
const DEFAULT_INTERVAL_MINUTES = 30;

type AnyKind = ImportKindDefinition<{ readonly queueId?: string | null }>;

/**
 * Reads a file of any size into the store. Good rows are kept and bad ones listed; the same file twice changes nothing;
 * each batch is one transaction, so a kill at any moment leaves no half-written row.
 *
 * @throws AgnerError when nothing of the file can be used.
 */
export async function importFile(world: World, request: ImportRequest): Promise<ImportReport> {
  const { database, scope } = world;
  const importId = `import-${randomUUID().slice(0, 12)}`;
  const { kind, fileName, timeZone, map } = request;
  await inTenant(database, scope.tenantId, (transaction) =>
    openRun(transaction, scope, {
      id: importId,
      kind: 'import',
      inputHash: '',
      engineVersion: ENGINE_VERSION,
      parameters: { kind, fileName, timeZone, map },
      seed: null,
      parents: [],
      startedMs: world.now(),
    }),
  );
  try {
    return await readInto(world, request, importId);
  } catch (error) {
    await noteFailure(world, importId, error);
    throw error;
  }
}

async function readInto(world: World, request: ImportRequest, importId: string): Promise<ImportReport> {
  const definition = IMPORT_KINDS[request.kind] as unknown as AnyKind;
  const hash = createHash('sha256');
  const organisation = await readOrganisation(world);
  const lengths = new Map(organisation.queues.map((queue) => [queue.id, queue.intervalMinutes]));
  const sink = new BatchSink(world, request, definition, importId, organisation);
  const report = await readRecords(
    hashed(request.chunks, hash),
    definition.reader({
      time: timeParser(request.timeZone === null ? null : zone(request.timeZone)),
      file: request.fileName,
      map: request.map,
      lengthOf: (queueId) => lengths.get(queueId) ?? null,
      ...(request.queue === null ? {} : { queue: request.queue }),
    }),
    (records) => sink.add(records),
  );
  await sink.flush();
  const { summary } = report;
  if (summary.unusable !== null) throw AgnerError.from(summary.unusable);
  if (request.kind === 'legs' || request.kind === 'technion-calls') {
    world.progress(0.9, 'counting legs into intervals');
    await countLegs(world, importId, sink.touchedSpans());
  }
  const faults = [...sink.faults, ...report.faults];
  const refusedQueues = sink.refusedRows;
  const result: ImportReport = {
    importId,
    kind: request.kind,
    fileName: request.fileName,
    rowsRead: summary.rows,
    rowsKept: summary.kept - refusedQueues,
    rowsRefused: summary.refused + refusedQueues,
    rowsSkipped: summary.skipped,
    ...sink.written,
    faults,
    notes: summary.notes,
    unknownColumns: summary.unknownColumns,
  };
  await saveReport(world, result, hash.digest('hex'), sink.firstMs);
  if (result.rowsKept === 0 && result.rowsRefused > 0) {
    throw AgnerError.from(faults[0] as Fault);
  }
  return result;
}

async function saveReport(
  world: World,
  report: ImportReport,
  sha256: string,
  firstMs: number | null,
): Promise<void> {
  const { database, scope } = world;
  const { importId, kind, fileName, rowsRead, rowsKept, rowsRefused, inserted, updated, unchanged } = report;
  await inTenant(database, scope.tenantId, async (transaction) => {
    await saveImportFile(
      transaction,
      scope,
      {
        id: importId,
        runId: importId,
        kind,
        fileName,
        sha256,
        rowsRead,
        rowsKept,
        rowsRefused,
        rowsUnchanged: unchanged,
      },
      report.faults,
    );
    await finishRun(transaction, scope, importId, {
      finishedMs: world.now(),
      counts: { rowsRead, rowsKept, rowsRefused, inserted, updated, unchanged, firstMs },
      inputHash: sha256,
    });
  });
}

async function* hashed(
  chunks: AsyncIterable<string>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

type AnyRecord = { readonly queueId?: string | null };

/** Gathers records into batches, refuses those of unknown queues, and writes each batch in a transaction of its own. */
class BatchSink {
  readonly faults: Fault[] = [];
  refusedRows = 0;
  written: BatchWritten = { inserted: 0, updated: 0, unchanged: 0 };
  readonly #world: World;
  readonly #request: ImportRequest;
  readonly #definition: AnyKind;
  readonly #importId: string;
  #organisation: Organisation;
  #batch: AnyRecord[] = [];
  readonly #refused = new Map<string, number>();
  readonly #spans = new Map<string, { fromMs: number; toMs: number }>();

  constructor(
    world: World,
    request: ImportRequest,
    definition: AnyKind,
    importId: string,
    organisation: Organisation,
  ) {
    this.#world = world;
    this.#request = request;
    this.#definition = definition;
    this.#importId = importId;
    this.#organisation = organisation;
  }

  async add(records: readonly AnyRecord[]): Promise<void> {
    for (const record of records) this.#batch.push(record);
    if (this.#batch.length >= BATCH_ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    const gathered = this.#batch;
    this.#batch = [];
    if (gathered.length === 0) return;
    const records = await this.#known(gathered);
    for (const record of records) this.#touch(record);
    if (records.length > 0) {
      const { database, scope } = this.#world;
      const counts = await inTenant(database, scope.tenantId, (transaction) =>
        this.#definition.save(this.#world, transaction, records, {
          importId: this.#importId,
          organisation: this.#organisation,
        }),
      );
      this.written = {
        inserted: this.written.inserted + counts.inserted,
        updated: this.written.updated + counts.updated,
        unchanged: this.written.unchanged + counts.unchanged,
      };
    }
    const { inserted, updated, unchanged } = this.written;
    this.#world.progress(0.5, `${inserted + updated + unchanged} rows stored`);
    await pause(this.#world);
  }

  /** Earliest instant that any stored record speaks of; null for kinds without one. */
  firstMs: number | null = null;

  /** Spans of time that legs were stored for, by queue. */
  touchedSpans(): ReadonlyMap<string, { readonly fromMs: number; readonly toMs: number }> {
    return this.#spans;
  }

  #touch(record: AnyRecord): void {
    const { offeredMs, startMs } = record as { readonly offeredMs?: number; readonly startMs?: number };
    const at = offeredMs ?? startMs;
    if (at !== undefined && (this.firstMs === null || at < this.firstMs)) this.firstMs = at;
    if (offeredMs === undefined || !record.queueId) return;
    const span = this.#spans.get(record.queueId);
    if (span === undefined) this.#spans.set(record.queueId, { fromMs: offeredMs, toMs: offeredMs + 1 });
    else {
      span.fromMs = Math.min(span.fromMs, offeredMs);
      span.toMs = Math.max(span.toMs, offeredMs + 1);
    }
  }

  async #known(records: readonly AnyRecord[]): Promise<readonly AnyRecord[]> {
    await this.#create(records);
    const queues = new Map(this.#organisation.queues.map((queue) => [queue.id, queue.intervalMinutes]));
    const groups = new Set(this.#organisation.groups.map((group) => group.id));
    return records.filter((record) => {
      const problem = this.#problemOf(record, queues, groups);
      if (problem === null) return true;
      this.#refuse(problem);
      return false;
    });
  }

  #problemOf(
    record: AnyRecord,
    queues: ReadonlyMap<string, number>,
    groups: ReadonlySet<string>,
  ): string | null {
    const queueId = this.#definition.queueOf(record);
    if (queueId !== null && !queues.has(queueId)) return `There is no queue "${queueId}".`;
    const groupId = this.#definition.groupOf(record);
    if (groupId !== null && !groups.has(groupId)) return `There is no staff group "${groupId}".`;
    const { minutes } = record as Partial<IntervalActual>;
    const wanted = queueId === null ? undefined : queues.get(queueId);
    if (minutes === undefined || wanted === undefined || minutes === wanted) return null;
    return `The file has ${minutes}-minute intervals, the queue "${queueId}" ${wanted}-minute ones.`;
  }

  /** One fault for each reason, however many rows it costs: a wrong queue name is one mistake. */
  #refuse(problem: string): void {
    this.refusedRows += 1;
    const before = this.#refused.get(problem) ?? 0;
    this.#refused.set(problem, before + 1);
    if (before > 0) return;
    this.faults.push(
      fault('IMPORT_ROW_UNPLACED', `${problem} Its rows are refused.`, { file: this.#request.fileName }),
    );
  }

  async #create(records: readonly AnyRecord[]): Promise<void> {
    if (this.#request.createQueues === null) return;
    const queues = new Set(this.#organisation.queues.map((queue) => queue.id));
    const groups = new Set(this.#organisation.groups.map((group) => group.id));
    const queueIds = missing(records, this.#definition.queueOf, queues);
    const groupIds = missing(records, this.#definition.groupOf, groups);
    if (queueIds.length + groupIds.length === 0) return;
    const { minutes } = records[0] as Partial<IntervalActual>;
    this.#organisation = await createMissing(
      this.#world,
      { queueIds, groupIds },
      { ...this.#request.createQueues, intervalMinutes: minutes ?? DEFAULT_INTERVAL_MINUTES },
    );
  }
}

function missing(
  records: readonly AnyRecord[],
  idOf: (record: AnyRecord) => string | null,
  known: ReadonlySet<string>,
): string[] {
  const ids = new Set<string>();
  for (const record of records) {
    const id = idOf(record);
    if (id !== null && !known.has(id)) ids.add(id);
  }
  return [...ids].sort();
}
