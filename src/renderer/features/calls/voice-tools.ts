import { create } from 'zustand';
import type { Id } from '#shared/kernel/values.ts';

export type VoiceTool = 'transfer' | 'keypad';
/** Which tool of which call is open under its buttons; opened by button or key, never by itself. */
export const useVoiceTools = create<{ readonly open: { readonly callId: Id; readonly tool: VoiceTool } | undefined; toggle(callId: Id, tool: VoiceTool): void; close(): void }>()((set) => ({
  open: undefined,
  toggle: (callId, tool) => { set(({ open }) => ({ open: open?.callId === callId && open.tool === tool ? undefined : { callId, tool } })); },
  close: () => { set({ open: undefined }); },
}));
