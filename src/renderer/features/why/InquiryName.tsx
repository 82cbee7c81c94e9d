import { useTranslation } from 'react-i18next';
import type { InquiryLabel } from '#shared/inquiries/why.ts';
import { momentText } from '#shared/inquiries/why-text.ts';
import { useZone } from '../directories/index.ts';

/** «Входящий звонок 24.11 10:02:00, Громова Елена». */
export function InquiryName({ inquiry, beside }: { readonly inquiry: InquiryLabel; readonly beside?: number | undefined }) {
  const { t } = useTranslation();
  const zone = useZone();
  const what = t(`why.kind.${inquiry.kind === 'call' ? inquiry.direction : inquiry.kind}`);
  return <>{what} {momentText(inquiry.from ?? inquiry.startedAt, zone, beside)}{inquiry.who && `, ${inquiry.who}`}</>;
}
