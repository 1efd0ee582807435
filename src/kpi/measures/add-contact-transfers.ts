import { addDistinct, addMeasures, type MeasureSums } from './measure-sums.ts';

/** The part of a leg that tells whom the contact was passed to. */
export interface TransferredLeg {
  readonly chainId: string;
  readonly transferredTo: string | null;
  readonly excluded?: boolean;
}

/** Whom a transfer must have gone to in order to be counted. */
export interface TransferTargets {
  readonly transfer: readonly string[];
  readonly escalation: readonly string[];
}

export const THIRD_PARTIES: readonly string[] = ['third_party'];
const INTERNAL: readonly string[] = ['agent', 'queue', 'supervisor'];
export const DEFAULT_TARGETS: TransferTargets = {
  transfer: [...INTERNAL, ...THIRD_PARTIES],
  escalation: ['supervisor', 'level_2', 'l2', 'brand'],
};

/** Adds one leg of an answered contact. A contact counts once, however often it was passed on. */
export function addContactTransfers(
  sums: MeasureSums,
  leg: TransferredLeg,
  targets: TransferTargets = DEFAULT_TARGETS,
): void {
  if (leg.excluded === true) return;
  addMeasures(sums, {
    handledContacts: 0,
    contactsTransferred: 0,
    contactsTransferredThirdParty: 0,
    contactsTransferredInternally: 0,
    contactsEscalated: 0,
  });
  const { chainId, transferredTo: to } = leg;
  addDistinct(sums, 'handledContacts', chainId);
  if (to === null) return;
  if (targets.transfer.includes(to)) addDistinct(sums, 'contactsTransferred', chainId);
  if (THIRD_PARTIES.includes(to)) addDistinct(sums, 'contactsTransferredThirdParty', chainId);
  if (INTERNAL.includes(to)) addDistinct(sums, 'contactsTransferredInternally', chainId);
  if (targets.escalation.includes(to)) addDistinct(sums, 'contactsEscalated', chainId);
}
