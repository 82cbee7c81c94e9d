import { Alert, List, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** UIS lets in only the addresses its cabinet names: what to do about that. */
export function AddressHelp() {
  const { t } = useTranslation();
  return (
    <Alert variant="light" color="orange" icon={<IconInfoCircle aria-hidden />} data-testid="address-help">
      <Text fw={600}>{t('connections.address.title')}</Text>
      <Text mb={4}>{t('connections.address.why')}</Text>
      <List type="ordered" spacing={4} size="sm">
        {(['one', 'two', 'three', 'four'] as const).map((step) => <List.Item key={step}>{t(`connections.address.${step}`)}</List.Item>)}
      </List>
    </Alert>
  );
}
