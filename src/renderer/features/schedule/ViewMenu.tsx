import { ActionIcon, Menu } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconBuilding, IconKeyboard, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { errorText } from '../../ipc/error-text.ts';
import { useLocal, useSetLocal, zooms } from '../../shell/local-settings.ts';
import { inPlace } from '../../ui/in-place.ts';
import { tell } from '../../ui/tell.ts';
import { usePlaces } from '../directories/index.ts';
import { useScheduleView, type Look } from './schedule-store.ts';

/** How it looks: zoom of the page, height of a minute, what the colour says, the cancelled ones; and the branch of this PC. */
export function ViewMenu({ onKeys }: { onKeys(): void }) {
  const { t } = useTranslation('schedule');
  const { look, setLook, branchId } = useScheduleView();
  const { data: local } = useLocal(), { data: places } = usePlaces();
  const { mutate: setLocal } = useSetLocal();
  const mayStand = useRight('directories.write'), elsewhere = branchId !== undefined && places !== undefined && branchId !== places.here;
  const zoom = local?.zoom ?? 100, at = zooms.findIndex((z) => z >= zoom);
  const to = (n: number) => { const next = zooms[n]; if (next !== undefined) setLocal({ zoom: next }); };
  return (
    <Menu position="bottom-end" closeOnItemClick={false} {...inPlace} withInitialFocusPlaceholder={false}>
      <Menu.Target><ActionIcon size={34} variant="default" c="inherit" aria-label={t('toolbar.view')}><IconAdjustmentsHorizontal size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown aria-label={t('toolbar.view')}>
        <Menu.Label>{t('toolbar.zoom', { percent: zoom })}</Menu.Label>
        <Menu.Item leftSection={<IconZoomIn size={18} aria-hidden />} disabled={at >= zooms.length - 1} onClick={() => { to(at + 1); }}>{t('toolbar.zoomIn')}</Menu.Item>
        <Menu.Item leftSection={<IconZoomOut size={18} aria-hidden />} disabled={at <= 0} onClick={() => { to(at - 1); }}>{t('toolbar.zoomOut')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('toolbar.density')}</Menu.Label>
        <Menu.RadioGroup value={look.density} onChange={(density) => { setLook({ density: density as Look['density'] }); }}>
          {(['dense', 'usual', 'roomy'] as const).map((density) => <Menu.RadioItem key={density} value={density}>{t(`toolbar.${density}`)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('toolbar.colour')}</Menu.Label>
        <Menu.RadioGroup value={look.colour} onChange={(colour) => { setLook({ colour: colour as Look['colour'] }); }}>
          <Menu.RadioItem value="status">{t('toolbar.byStatus')}</Menu.RadioItem>
          <Menu.RadioItem value="doctor">{t('toolbar.byDoctor')}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={look.showCancelled} onChange={(showCancelled) => { setLook({ showCancelled }); }}>{t('toolbar.cancelled')}</Menu.CheckboxItem>
        {elsewhere && mayStand && (
          <Menu.Item leftSection={<IconBuilding size={18} aria-hidden />} closeMenuOnClick onClick={() => {
            client.schedule.standIn({ branchId }).then(() => { tell('done', t('done.standIn')); }, (error: unknown) => { tell('error', errorText(error)); });
          }}>{t('toolbar.standIn')}</Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} closeMenuOnClick onClick={onKeys}>{t('keys.title')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
