/**
 * Every named measure that a KPI may be built from, with its unit. Measures are summed first, over any dimension and
 * any time; the ratio is taken last.
 */
export const MEASURES = {
  offered: 'contacts',
  /** Answered contacts, counted once in each queue that answered them (agent view: legs). */
  handled: 'contacts',
  /**
   * Answered contacts, counted once however often they were transferred (customer view: chains). From interval
   * exports, which know no chains, this equals `handled`.
   */
  handledContacts: 'contacts',
  handledWithin: 'contacts',
  abandoned: 'contacts',
  abandonedShort: 'contacts',
  /** Short ones included. */
  abandonedWithin: 'contacts',
  flowOut: 'contacts',
  waitSecondsHandled: 's',
  waitSecondsAll: 's',
  /** Talk + hold + after-contact work. */
  handleSeconds: 's',
  /** Wall-clock time of agents on contacts, overlapping contacts counted once. */
  handlingSeconds: 's',
  /** Wall-clock time of agents ready and on no contact. */
  availableSeconds: 's',
  paidSeconds: 's',
  billedSeconds: 's',
  scheduledSeconds: 's',
  staffedMinutes: 'min',
  requiredMinutes: 'min',
  /** The smaller of staffed and required, interval by interval. */
  coveredMinutes: 'min',
  staffingIntervals: 'intervals',
  understaffedIntervals: 'intervals',
  /** The mean of the forecast. */
  forecast: 'contacts',
  actual: 'contacts',
  /** |forecast - actual|, where a forecast has one of its median: the figure that minimises it. */
  absoluteError: 'contacts',
  /** Sum of |forecast - actual| / actual over intervals whose actual is above 0. */
  absolutePercentageError: 'ratio',
  intervalsWithActual: 'intervals',
  /** Intervals where forecast and actual are not both 0. */
  intervalsScored: 'intervals',
  intervalsWithinBand: 'intervals',
  responses: 'responses',
  scoreSum: 'points',
  topResponses: 'responses',
  bottomResponses: 'responses',
  promoters: 'responses',
  detractors: 'responses',
  operatingCost: 'currency',
  /** Operating cost without overhead. */
  directCost: 'currency',
  invoicedAmount: 'currency',
  expectedAmount: 'currency',

  // Contacts by what became of them.
  contactsTransferred: 'contacts',
  contactsTransferredThirdParty: 'contacts',
  contactsTransferredInternally: 'contacts',
  contactsEscalated: 'contacts',
  /** Contacts of a known customer. */
  contactsOfCustomers: 'contacts',
  repeatContacts: 'contacts',
  /** First contacts of an issue that are old enough for a repeat to have shown. */
  firstContacts: 'contacts',
  firstContactsResolved: 'contacts',
  matureContacts: 'contacts',

  // Cases and their clocks.
  casesReplied: 'cases',
  casesAwaitingReply: 'cases',
  firstReplySeconds: 's',
  assignmentsAnswered: 'assignments',
  assignmentsPending: 'assignments',
  assignmentsReassigned: 'assignments',
  turnaroundSeconds: 's',
  casesWithSolution: 'cases',
  casesWithoutSolution: 'cases',
  firstSolutionSeconds: 's',
  casesClosed: 'cases',
  casesResolved: 'cases',
  casesStillOpen: 'cases',
  resolutionSeconds: 's',
  /** The same less the time in which the customer was waited for. */
  ownResolutionSeconds: 's',
  casesArrived: 'cases',
  casesUndecided: 'cases',
  casesAwaitingTheDay: 'cases',
  answeredSameBusinessDay: 'cases',
  answeredWithin24h: 'cases',
  casesDecided: 'cases',
  casesOnTime: 'cases',
  exchanges: 'messages',
  onceAndDone: 'cases',
  oneTouchCases: 'cases',
  /** Snapshots: read at the latest instant. */
  openCases: 'cases',
  openCaseAgeSeconds: 's',
  openCasesWithDueDate: 'cases',
  openCasesOverdue: 'cases',
  inflowInWindow: 'cases',
  inflowOfMonths: 'cases',
  workdaysOfMonths: 'd',

  // Work and money.
  loadedCost: 'currency',
  handledByAgents: 'contacts',
  productiveHours: 'h',
  interviews: 'interviews',
  outboundCalls: 'calls',
  outboundHours: 'h',
  agreedUnits: 'issues',
  /** A channel's own cost and its share of the shared one, split by that rule. */
  channelCostByHandleTime: 'currency',
  channelCostByVolume: 'currency',
  channelCostBySeats: 'currency',
  channelHandled: 'calls',

  // Answers of customers and agents.
  fcrAnswers: 'responses',
  fcrYes: 'responses',
  resolutionAnswers: 'responses',
  resolutionYes: 'responses',
  effortResponses: 'responses',
  effortScoreSum: 'points',
  easyResponses: 'responses',
  agentRatings: 'responses',
  agentRatingsTop: 'responses',
  perceptionPairs: 'pairs',
  perceptionGap: 'points',
  surveysDelivered: 'surveys',
  surveysAnswered: 'surveys',
  detractorsDue: 'responses',
  detractorsFollowedUp: 'responses',
  detractorsPending: 'responses',

  // Quality and people.
  evaluations: 'evaluations',
  evaluationScore: 'ratio',
  evaluationScoreBeforeFatal: 'ratio',
  evaluationsWithoutFatal: 'evaluations',
  /** Kept by agent; the next two are read from them. */
  evaluationsByAgent: 'evaluations',
  evaluationScoreByAgent: 'ratio',
  agentsJudged: 'agents',
  agentsAtQuality: 'agents',
  calibrationPairs: 'pairs',
  calibrationGap: 'ratio',
  calibrationGapSigned: 'ratio',
  contactsEvaluated: 'contacts',
  trainingErrors: 'errors',
  leavers: 'agents',
  hires: 'agents',
  /** (hires + leavers) / 2. */
  meanMovements: 'agents',
  openingHeadcount: 'agents',
  averageHeadcount: 'agents',
  traineesFinished: 'trainees',
  traineesAtStandard: 'trainees',
  agentsToCertify: 'agents',
  agentsCertified: 'agents',

  // Customers and sales.
  openingCustomers: 'customers',
  closingCustomers: 'customers',
  newCustomers: 'customers',
  customersWithOrder: 'customers',
  customersWithRepeatOrder: 'customers',
  callsMade: 'calls',
  callsConnected: 'calls',
  callsWithSale: 'calls',
  connectedCallsWithSale: 'calls',
  sales: 'sales',
  salesOnConnectedCalls: 'sales',
  mainSales: 'sales',
  addonSales: 'sales',
  appointmentsWon: 'appointments',
  salesFromAppointments: 'sales',

  // Management.
  /** The two parts of another KPI, by period, to be judged by its target. */
  judgedNumerator: 'ratio',
  judgedDenominator: 'ratio',
  improvementActions: 'actions',
  customNumerator: 'ratio',
  customDenominator: 'ratio',
} as const;

export type MeasureName = keyof typeof MEASURES;
