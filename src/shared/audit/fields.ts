/**
 * What a field of a before/after text is, so that a person can read it. A field that is not here is shown as it was
 * written; `skip` ones are made by code of others and say nothing new.
 */
export type NamedKind = 'adChannel' | 'appointment' | 'branch' | 'chair' | 'doctor' | 'employee' | 'group' | 'inquiry' | 'line' | 'patient' | 'phone' | 'reason' | 'role' | 'service' | 'speciality' | 'topic';
export type FieldKind = 'text' | 'instant' | 'day' | 'minute' | 'money' | 'flag' | 'word' | 'skip' | NamedKind;

const fieldKinds: Readonly<Record<string, FieldKind>> = {
  id: 'skip', deleted: 'skip', surnameNorm: 'skip', firstNameNorm: 'skip', patronymicNorm: 'skip', skeleton: 'skip', digitsRev: 'skip', sort: 'skip',
  personByHand: 'skip', whoTypeByHand: 'skip', revision: 'skip', startsAt: 'skip', endsAt: 'skip', familyId: 'skip',
  patientId: 'patient', guardianId: 'patient', withPatientId: 'patient', employeeId: 'employee', ownerId: 'employee', createdBy: 'employee', doneBy: 'employee', archivedBy: 'employee', banBy: 'employee', takenFrom: 'employee', byEmployee: 'employee', authorId: 'employee',
  doctorId: 'doctor', chairId: 'chair', topicId: 'topic', adChannelId: 'adChannel', branchId: 'branch', specialityId: 'speciality', roleId: 'role', groupId: 'group', inquiryId: 'inquiry', appointmentId: 'appointment', phoneId: 'phone', serviceId: 'service',
  at: 'instant', createdAt: 'instant', doneAt: 'instant', dueAt: 'instant', archivedAt: 'instant', banAt: 'instant', retiredAt: 'instant', cancelledAt: 'instant', givenAt: 'instant', revokedAt: 'instant', closedAt: 'instant', startedAt: 'instant', endedAt: 'instant',
  day: 'day', born: 'day', fromDay: 'day', tillDay: 'day', validFrom: 'day', validTill: 'day',
  startMin: 'minute', endMin: 'minute', opensMin: 'minute', closesMin: 'minute', fromMin: 'minute', tillMin: 'minute',
  amount: 'money', balance: 'money', kopecks: 'money',
  main: 'flag', hasWhatsapp: 'flag', hasApp: 'flag', watchDialog: 'flag', anonymousAppointments: 'flag', retired: 'flag',
  status: 'word', sex: 'word', kind: 'word', how: 'word', whoType: 'word', base: 'word', role: 'word', cancelledBy: 'word', guardianKind: 'word', rights: 'word', right: 'word', rightsGiven: 'word', grants: 'word', mode: 'word', rightsTaken: 'word', closedHow: 'word', endedHow: 'word', by: 'word', colour: 'word',
};

/** What a field is; undefined for one that is shown as it was written. */
export const kindOf = (field: string): FieldKind | undefined => (Object.hasOwn(fieldKinds, field) ? fieldKinds[field] : undefined);

/** Fields whose words are sums: shown to those alone who may see money (docs/rights.md, «Fields»). */
export const moneyFields: ReadonlySet<string> = new Set(['amount', 'balance', 'kopecks', 'money', 'price', 'sum']);
/** Things whose texts are a patient's: whoever sees no card sees no text of theirs either. */
export const cardEntities: ReadonlySet<string> = new Set([
  'patient', 'appointment', 'inquiry', 'buffer', 'task', 'waitlistEntry', 'reservedTime', 'family', 'policy', 'ledgerEntry', 'attachment', 'consent', 'import', 'merge', 'callRound', 'erasure',
]);

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
const named = new Set<FieldKind>(['adChannel', 'appointment', 'branch', 'chair', 'doctor', 'employee', 'group', 'inquiry', 'line', 'patient', 'phone', 'reason', 'role', 'service', 'speciality', 'topic']);
export const isNamed = (kind: FieldKind | undefined): kind is NamedKind => kind !== undefined && named.has(kind);

/** The things that a text names by their id, to be told apart by their names. */
export function idsIn(text: unknown): readonly { readonly kind: NamedKind; readonly id: string }[] {
  const found: { kind: NamedKind; id: string }[] = [];
  const walk = (value: unknown, field?: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, field);
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) walk(one, key);
    else if (field !== undefined && isId(value)) {
      const kind = kindOf(field);
      if (isNamed(kind)) found.push({ kind, id: value });
    }
  };
  walk(text);
  return found;
}

/** The same text without sums. */
export function withoutMoney(text: unknown): unknown {
  if (Array.isArray(text)) return text.map(withoutMoney);
  if (typeof text !== 'object' || text === null) return text;
  return Object.fromEntries(Object.entries(text).filter(([key]) => !moneyFields.has(key)).map(([key, value]) => [key, withoutMoney(value)]));
}
