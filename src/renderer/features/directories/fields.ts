import { doctorColours, reasonKinds, whoBases, type DirectoryKind } from '#shared/directories/kinds.ts';

export type FieldValue = string | number | boolean | null | string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** How a field is filled in. `entry` chooses from another directory; `own` ones are told apart by the branch of the form. */
export type FieldSpec = { readonly name: string; readonly required?: true; readonly wide?: true; readonly shown?: (values: FieldValues) => boolean } & (
  | { readonly input: 'text'; readonly max: number; readonly suggest?: 'groups' }
  | { readonly input: 'area'; readonly max: number }
  | { readonly input: 'length' } | { readonly input: 'clock' } | { readonly input: 'zone' } | { readonly input: 'phones' } | { readonly input: 'colour' } | { readonly input: 'employee' }
  | { readonly input: 'choice'; readonly words: string; readonly options: readonly string[] }
  | { readonly input: 'entry'; readonly of: DirectoryKind; readonly inBranch?: true; readonly fixed?: true }
);

const name = { name: 'name', input: 'text', max: 100, required: true } as const;
const branchId = { name: 'branchId', input: 'entry', of: 'branch', required: true } as const;
const speciality = { name: 'specialityId', input: 'entry', of: 'speciality' } as const;

/** What each directory's form asks for, in its order. */
export const fieldsOf: Readonly<Record<DirectoryKind, readonly FieldSpec[]>> = {
  branch: [{ ...name, wide: true }, { name: 'nameInMessages', input: 'text', max: 100, wide: true }, { name: 'zone', input: 'zone', required: true, wide: true }, { name: 'opensMin', input: 'clock' }, { name: 'closesMin', input: 'clock' }],
  speciality: [{ ...name, wide: true }, { name: 'groupName', input: 'text', max: 100, suggest: 'groups', wide: true }],
  chair: [{ ...name, wide: true }, { ...branchId, fixed: true, wide: true }],
  doctor: [
    { name: 'displayName', input: 'text', max: 100, required: true, wide: true }, speciality, branchId, { name: 'chairId', input: 'entry', of: 'chair', inBranch: true }, { name: 'usualMin', input: 'length' },
    { name: 'colour', input: 'colour', wide: true }, { name: 'employeeId', input: 'employee', wide: true },
  ],
  service: [{ ...name, wide: true }, { name: 'code', input: 'text', max: 30 }, { name: 'lengthMin', input: 'length' }, { ...speciality, wide: true }],
  phone: [{ name: 'extension', input: 'text', max: 64, required: true }, { name: 'name', input: 'text', max: 100 }, { ...branchId, fixed: true, wide: true }],
  adChannel: [{ ...name, wide: true }, { name: 'lines', input: 'phones', wide: true }, { name: 'script', input: 'area', max: 20_000, wide: true }],
  topic: [{ ...name, wide: true }],
  personGroup: [{ ...name, wide: true }, { name: 'base', input: 'choice', words: 'whoType', options: whoBases, required: true, wide: true }],
  reason: [{ ...name, wide: true }, { name: 'kind', input: 'choice', words: 'directories.reasonKind', options: reasonKinds, required: true }, { name: 'by', input: 'choice', words: 'directories.reasonBy', options: ['patient', 'clinic'], shown: (values) => values['kind'] === 'cancel' }],
};

/** A new entry before anything was typed; what has one natural answer has it already. */
export function blankOf(kind: DirectoryKind, first: { readonly branchId: string | undefined }): FieldValues {
  const branch = first.branchId ?? null;
  const blank: Readonly<Record<DirectoryKind, FieldValues>> = {
    branch: { name: '', nameInMessages: '', zone: 'Europe/Moscow', opensMin: 540, closesMin: 1260 },
    speciality: { name: '', groupName: '' }, chair: { name: '', branchId: branch },
    doctor: { displayName: '', specialityId: null, branchId: branch, colour: doctorColours[0], usualMin: 30, chairId: null, employeeId: null },
    service: { name: '', code: '', specialityId: null, lengthMin: 30 }, phone: { extension: '', name: '', branchId: branch },
    adChannel: { name: '', lines: [], script: '' }, topic: { name: '' }, personGroup: { name: '', base: 'wantsToBook' }, reason: { name: '', kind: 'cancel', by: null },
  };
  return blank[kind];
}

export type FieldProblem = 'required' | 'clock' | 'closes' | 'length' | 'phone' | 'extension';
/** What keeps an entry from being saved, by field; main decides anyway. */
export function problemsOf(kind: DirectoryKind, values: FieldValues): Readonly<Record<string, FieldProblem>> {
  const found: Record<string, FieldProblem> = {};
  for (const field of fieldsOf[kind]) {
    const value = values[field.name];
    if (field.required && (value === null || value === undefined || (typeof value === 'string' && value.trim() === ''))) found[field.name] = 'required';
    else if (field.input === 'clock' && (typeof value !== 'number' || Number.isNaN(value))) found[field.name] = 'clock';
    else if (field.input === 'length' && !(typeof value === 'number' && value >= 5 && value <= 720)) found[field.name] = 'length';
    else if (field.input === 'phones' && Array.isArray(value) && value.some((phone) => !/^\+[1-9]\d{6,14}$/.test(phone))) found[field.name] = 'phone';
    else if (field.name === 'extension' && !/^[\w.+-]{1,64}$/.test(String(value))) found[field.name] = 'extension';
  }
  if (kind === 'branch' && !found['opensMin'] && !found['closesMin'] && Number(values['opensMin']) >= Number(values['closesMin'])) found['closesMin'] = 'closes';
  return found;
}

/** The list after one of it was moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list], [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, one);
  return next;
}
