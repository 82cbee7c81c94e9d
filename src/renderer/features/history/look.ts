import { IconForms, IconMessage, IconMessageReport, IconMessages, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconPhoneX, type Icon } from '@tabler/icons-react';
import type { HistoryRow } from '#shared/inquiries/history.ts';
import ui from '../../ui/ui.module.css';

export interface Look { readonly icon: Icon; readonly tone: string | undefined; readonly word: 'lead' | 'chat' | 'dialog' | 'dialogLead' | 'running' | 'missed' | 'unanswered' | 'failed' | 'inbound' | 'outbound' }

/** Picture, colour and word of what happened; a lead has the site's form, a «Заявка-диалог» the dialog. */
export function lookOf(row: Pick<HistoryRow, 'kind' | 'direction' | 'outcome' | 'running'>): Look {
  if (row.kind === 'lead') return { icon: IconForms, tone: ui.orange, word: 'lead' };
  if (row.kind === 'dialogLead') return { icon: IconMessageReport, tone: ui.orange, word: 'dialogLead' };
  if (row.kind === 'chat') return { icon: IconMessages, tone: ui.blue, word: 'chat' };
  if (row.kind === 'dialog') return { icon: IconMessage, tone: ui.blue, word: 'dialog' };
  if (row.running) return { icon: row.direction === 'inbound' ? IconPhoneIncoming : IconPhoneOutgoing, tone: ui.green, word: 'running' };
  if (row.outcome === 'missed') return { icon: IconPhoneX, tone: ui.red, word: 'missed' };
  if (row.outcome === 'unanswered') return { icon: IconPhoneOff, tone: ui.orange, word: 'unanswered' };
  if (row.outcome === 'failed') return { icon: IconPhoneX, tone: ui.red, word: 'failed' };
  return row.direction === 'inbound' ? { icon: IconPhoneIncoming, tone: ui.blue, word: 'inbound' } : { icon: IconPhoneOutgoing, tone: ui.green, word: 'outbound' };
}
