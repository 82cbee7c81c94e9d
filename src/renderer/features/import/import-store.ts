import { create } from 'zustand';
import type { ImportDraft } from '#shared/import/contract.ts';
import type { ImportKind, Mapping } from '#shared/import/fields.ts';

interface ImportStore {
  /** The import on screen; undefined shows the list. */
  readonly importId: string | undefined;
  /** The file being mapped. Kept here, so that a look at the schedule costs no work. */
  readonly draft: ImportDraft | undefined;
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly addDoctors: boolean;
  readonly branchId: string | undefined;
  take(draft: ImportDraft, kept?: { readonly kind: ImportKind; readonly mapping: Mapping }): void;
  open(importId: string | undefined): void;
  set(change: Partial<Pick<ImportStore, 'kind' | 'mapping' | 'addDoctors' | 'branchId'>>): void;
}

export const useImport = create<ImportStore>()((set) => ({
  importId: undefined, draft: undefined, kind: 'patients', mapping: {}, addDoctors: false, branchId: undefined,
  take: (draft, kept) => { set({ importId: draft.importId, draft, kind: kept?.kind ?? draft.kind, mapping: kept?.mapping ?? draft.mapping }); },
  open: (importId) => { set((old) => ({ importId, draft: old.draft?.importId === importId ? old.draft : undefined })); },
  set,
}));
