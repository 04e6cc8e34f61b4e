import { Button } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../components/ProblemNotice.js';
import { MessagePage } from './MessagePage.js';

/** What stands in place of a page that failed, with the way back into it. */
export function AppError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <MessagePage
      title={t('failed.title')}
      actions={
        <Button
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t('failed.retry')}
        </Button>
      }
    >
      <ProblemNotice problem={error} />
    </MessagePage>
  );
}
