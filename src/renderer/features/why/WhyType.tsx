import { Text } from '@mantine/core';
import type { WhyInquiry } from '#shared/inquiries/why.ts';
import { typeText } from '#shared/inquiries/why-text.ts';
import { useZone } from '../directories/index.ts';
import { useWhyWords } from './use-words.ts';

/** Why «Кто, тип» is what it is: the rule, and when it was decided. */
export function WhyType({ type }: { readonly type: NonNullable<WhyInquiry['type']> }) {
  const { rule, at } = typeText(type, useZone(), useWhyWords());
  return (
    <div data-testid="why-type">
      <Text>{rule}</Text>
      {at && <Text c="dimmed">{at}</Text>}
    </div>
  );
}
