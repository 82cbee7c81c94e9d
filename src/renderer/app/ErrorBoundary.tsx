import { Component, type ReactNode } from 'react';
import { Button, Stack, Text, Title } from '@mantine/core';
import i18next from 'i18next';

interface Props { readonly children: ReactNode }

/** A defect of a screen does not take the desk away: what happened, what is safe, what to press. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Stack component="main" align="center" justify="center" h="100%" gap="sm" p="xl" role="alert">
        <Title order={1}>{i18next.t('errors.screen.title')}</Title>
        <Text c="dimmed" maw={480} ta="center">{i18next.t('errors.screen.safe')}</Text>
        <Button mt="sm" onClick={() => { window.location.reload(); }} autoFocus>{i18next.t('errors.screen.again')}</Button>
      </Stack>
    );
  }
}
