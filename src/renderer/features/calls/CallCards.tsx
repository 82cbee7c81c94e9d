import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../ipc/desk-store.ts';
import { floatBottom, useCalmShown } from '../../ui/calm-shown.ts';
import { useCardsHeight } from '../../ui/cards-height.tsx';
import { TagPopup } from '../tags/index.ts';
import { FullCard, SlimCard } from './CallCard.tsx';
import classes from './calls.module.css';

/**
 * The calls of this workplace, bottom left on every screen. One card is full, the others are slim rows under
 * it. Nothing here ever takes the focus; lists learn how much of them is covered (ui/cards-height).
 */
export function CallCards() {
  const { t } = useTranslation();
  const cards = useDesk((s) => s.snapshot?.cards), calm = useCalmShown((s) => s.shown);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const { set } = useCardsHeight.getState();
    const measure = new ResizeObserver(() => { set(element.offsetHeight); });
    measure.observe(element);
    return () => { measure.disconnect(); set(0); };
  }, []);
  const full = cards?.filter((card) => card.full) ?? [], slim = cards?.filter((card) => !card.full) ?? [];
  return (
    <section ref={box} className={classes.cards} style={{ bottom: floatBottom(calm) }} aria-label={t('calls.now')} aria-live="polite" aria-relevant="additions">
      {full.map((card) => <FullCard key={card.callId} card={card} />)}
      {slim.map((card) => <SlimCard key={card.callId} card={card} />)}
      <TagPopup />
    </section>
  );
}
