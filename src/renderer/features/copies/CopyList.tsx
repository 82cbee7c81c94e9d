import { Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { momentText, sizeText } from '../../ui/moment.ts';
import { useZone } from '../directories/index.ts';
import type { CopiesState } from './queries.ts';
import classes from './copies.module.css';

/** The copies, the newest first; every one of them was opened and compared before it got its name. */
export function CopyList({ state: { copies, folder } }: { readonly state: CopiesState }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  return (
    <section className={classes.card} aria-label={t('copies.list.title')}>
      <Title order={2} fz="1.0625rem">{t('copies.list.title')}</Title>
      {copies.length === 0 ? <Text>{t('copies.list.empty')}</Text> : (
        <table className={classes.table} data-testid="copies-list">
          <thead><tr><th scope="col">{t('copies.list.when')}</th><th scope="col" className={classes.number}>{t('copies.list.size')}</th><th scope="col">{t('copies.list.where')}</th><th scope="col">{t('copies.list.state')}</th></tr></thead>
          <tbody>
            {copies.map((copy) => (
              <tr key={copy.name}>
                <td>{momentText(copy.at, zone)}</td>
                <td className={classes.number}>{sizeText(copy.bytes, i18n.language)}</td>
                <td>{t(`copies.list.${copy.here && copy.second ? 'both' : copy.here ? 'here' : 'second'}`)}</td>
                <td><span className={classes.verified}><IconCircleCheck size={18} aria-hidden />{t('copies.list.verified')}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Text c="dimmed">{t('copies.list.keep')} <span className={classes.path}>{t('copies.list.folder', { folder })}</span></Text>
    </section>
  );
}
