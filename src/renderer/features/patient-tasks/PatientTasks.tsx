import { useQuery } from '@tanstack/react-query';
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChecklist, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/kernel/values.ts';
import { client } from '../../ipc/client.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { dayTimeOf } from '../../ui/format.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import classes from './patient-tasks.module.css';

/** Open tasks about a patient, in the card: a press changes one, «Готово» finishes it. */
export function PatientTasks({ patientId, who }: { readonly patientId: Id; readonly who: string }) {
  const { t } = useTranslation();
  const zone = useZone(), openDialog = useDialog((s) => s.open);
  const { data: tasks } = useQuery({ queryKey: ['crm', 'tasks', { patientId }], queryFn: () => client.crm.tasks({ patientId }) });
  return (
    <section aria-labelledby="patient-tasks" className={classes.block}>
      <header><h3 id="patient-tasks">{t('crm.task.list')}</h3><Button variant="light" size="compact-md" fz={14} mih={32} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { openDialog({ kind: 'task', about: { who, patientId } }); }}>{t('crm.task.new')}</Button></header>
      {tasks?.length === 0 && <p className={classes.quiet}>{t('crm.task.none')}</p>}
      <ul>
        {(tasks ?? []).map((task) => (
          <li key={task.id}>
            <IconChecklist size={18} stroke={1.7} aria-hidden />
            <UnstyledButton className={classes.what} onClick={() => { openDialog({ kind: 'editTask', task }); }}>{task.what}</UnstyledButton>
            <span className={`${ui.mark} ${ui.grey}`}>{task.type?.name ?? t(`crm.kind.${task.kind}`)}</span>
            <span className={task.overdue ? ui.red : classes.quiet}>{dayTimeOf(task.dueAt, zone)}{task.overdue && ` · ${t('crm.overdue')}`}</span>
            <Tip label={t('crm.task.finish')}><ActionIcon aria-label={t('crm.task.finishOf', { who: task.what })} onClick={() => { openDialog({ kind: 'finishTask', taskId: task.id, who, what: task.what }); }}><IconCheck size={18} aria-hidden /></ActionIcon></Tip>
          </li>
        ))}
      </ul>
    </section>
  );
}
