import { useState } from 'react';
import { ActionIcon, Popover } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PanelForm } from '#shared/inquiries/view.ts';
import { WhyType } from '../why/index.ts';

/** Beside «Кто, тип»: by which rule the type was set, and when. For the pointer: Tab goes from field to field, and the panel's menu says the same and more. */
export function TypeWhyButton({ type }: { readonly type: PanelForm['typeWhy'] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    // Escape puts away what was opened last, not the panel with it
    <span role="presentation" onKeyDown={(event) => { if (event.key === 'Escape' && opened) { event.stopPropagation(); setOpened(false); } }}>
      <Popover width={300} position="bottom-start" opened={opened} onChange={setOpened} closeOnEscape={false} withinPortal>
        <Popover.Target><ActionIcon variant="subtle" color="gray" size={32} tabIndex={-1} aria-label={t('why.typeWhy')} onClick={() => { setOpened(!opened); }}><IconHelpCircle size={18} stroke={1.7} aria-hidden /></ActionIcon></Popover.Target>
        <Popover.Dropdown aria-label={t('why.typeWhy')}><WhyType type={type} /></Popover.Dropdown>
      </Popover>
    </span>
  );
}
