import { IconAlertCircle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WhyFact } from '#shared/inquiries/why.ts';
import { factText } from '#shared/inquiries/why-text.ts';
import { useZone } from '../directories/index.ts';
import { InquiryName } from './InquiryName.tsx';
import { useWhyWords } from './use-words.ts';
import ui from '../../ui/ui.module.css';
import classes from './why.module.css';

/** Whether it came to a good end, still waits, or ended without. */
function lookOf(fact: WhyFact): { readonly Icon: typeof IconClock; readonly tone: string | undefined } {
  const good = { Icon: IconCircleCheck, tone: ui.green }, waits = { Icon: IconClock, tone: ui.orange }, ended = { Icon: IconAlertCircle, tone: ui.grey };
  switch (fact.what) {
    case 'buffer': return fact.endedHow === 'booked' ? good : fact.endedHow === undefined ? waits : ended;
    case 'lead': return fact.how === undefined ? waits : good;
    case 'conversion': return fact.rule === 'none' || fact.rule === 'late' ? ended : good;
    case 'missed': return fact.fate === 'none' ? waits : fact.fate === 'called' ? ended : good;
    default: return fact.what === 'joined' ? good : ended;
  }
}

/** What else was decided of it: the buffer and its end, the lead, the обращение it belongs to, the call-back. */
export function Facts({ facts }: { readonly facts: readonly WhyFact[] }) {
  const { t } = useTranslation(), words = useWhyWords(), zone = useZone();
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="why-facts" data-testid="why-facts">
      <h3 id="why-facts" className={classes.title}>{t('why.facts')}</h3>
      <ul className={classes.list}>
        {facts.map((fact, n) => {
          const { rule, times } = factText(fact, zone, words), { Icon, tone } = lookOf(fact);
          return (
            <li key={n} className={classes.reason} data-fact={fact.what}>
              <Icon size={18} stroke={1.8} className={tone} aria-hidden />
              <div>
                <div>{rule}</div>
                {(fact.what === 'joined' || fact.what === 'apart') && <div><InquiryName inquiry={fact.to} /></div>}
                <div className={classes.times}>{times}</div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
