import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { delegationQuery } from './queries.js';
import type { Delegation } from './types.js';

export interface OwnDelegation {
  assemblyId: string;
  delegation: Delegation;
}

/** Reads the reader's delegation and shows the page for it, or says why there is none. */
export function WithDelegation({
  title,
  children,
}: {
  title: string;
  children: (own: OwnDelegation) => ReactNode;
}) {
  const { t } = useTranslation('days');
  const { user, assembly } = useSession();
  const assemblyId = assembly?.id ?? '';
  const delegationId = user.delegationId ?? '';
  const delegation = useQuery({
    ...delegationQuery(assemblyId, delegationId),
    enabled: assemblyId !== '' && delegationId !== '',
  });
  if (delegation.data) return children({ assemblyId, delegation: delegation.data });
  return (
    <>
      <PageHeader title={title} />
      {delegationId === '' ? (
        <EmptyState title={t('noDelegation.title')}>{t('noDelegation.text')}</EmptyState>
      ) : delegation.error ? (
        <ProblemNotice problem={delegation.error} />
      ) : (
        <SkeletonRows rows={6} height={64} />
      )}
    </>
  );
}
