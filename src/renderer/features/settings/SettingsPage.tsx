import { Suspense } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx';
import { useScreen } from '../../shell/screen-store.ts';
import { useSections } from './sections.ts';
import classes from './settings.module.css';

/** «Настройки»: the sections on the left, one of them on the right. */
export function SettingsPage() {
  const { t } = useTranslation();
  const known = useSections();
  const asked = useScreen((s) => s.settingsSection), open = useScreen((s) => s.openSettings);
  const shown = known.find(({ id }) => id === asked) ?? known[0];
  if (!shown) return null;
  return (
    <div className={classes.split}>
      <nav className={classes.sections} aria-label={t('screens.settings')}>
        {known.map(({ id, icon: Icon }) => (
          <UnstyledButton key={id} className={classes.section} aria-current={id === shown.id ? 'page' : undefined} data-active={id === shown.id || undefined} onClick={() => { open(id); }}>
            <Icon size={20} stroke={1.7} aria-hidden />{t(`settings.sections.${id}`)}
          </UnstyledButton>
        ))}
      </nav>
      <div className={classes.sectionBody} data-section={shown.id}>
        <ErrorBoundary key={shown.id}><Suspense fallback={null}><shown.Page /></Suspense></ErrorBoundary>
      </div>
    </div>
  );
}
