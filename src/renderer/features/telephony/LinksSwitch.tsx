import { Fieldset, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { tell } from '../../ui/tell.ts';

/** Whether `tel:` and `callto:` links of this PC come to Stoika: off until somebody wants it, for the system has one program for them. */
export function LinksSwitch() {
  const { t } = useTranslation();
  const mayChange = useRight('settings.write');
  const { data } = useQuery({ queryKey: ['settings', 'links'], queryFn: () => client.telephony.links(null) });
  const { mutate } = useMutation({ mutationFn: (on: boolean) => client.telephony.takeLinks({ on }), onSuccess: ({ done }) => { if (!done) tell('warn', t('workplace.linksFailed')); } });
  if (!data) return null;
  return (
    <Fieldset legend={t('workplace.linksTitle')}>
      <Switch label={t('workplace.links')} description={t(data.state === 'no' ? 'workplace.linksNo' : 'workplace.linksHint')} checked={data.state === 'ours'} disabled={data.state === 'no' || !mayChange} onChange={(event) => { mutate(event.currentTarget.checked); }} />
    </Fieldset>
  );
}
