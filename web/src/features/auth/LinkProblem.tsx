import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { AuthLayout } from './AuthLayout.js';

/** A link that no longer opens anything: why, and how to get a new one. */
export function LinkProblem({ problem, children }: { problem: unknown; children: ReactNode }) {
  const { t } = useTranslation('auth');
  return (
    <AuthLayout title={t('link.title')}>
      <ProblemNotice problem={problem} />
      <p>{children}</p>
      <div>
        <Button component={Link} to="/sign-in" variant="default">
          {t('backToSignIn')}
        </Button>
      </div>
    </AuthLayout>
  );
}
