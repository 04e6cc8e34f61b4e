import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { EmptyState } from '../../components/EmptyState.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { useOffice } from './useOffice.js';

export interface Office {
  assembly: AssemblyInfo;
  /** Organizers and admins; others read. */
  canEdit: boolean;
}

/** A page about the Assembly: waits for it, and says what to do while there is none. */
export function WithAssembly({
  title,
  children,
}: {
  title: string;
  children: (office: Office) => ReactNode;
}) {
  const { t } = useTranslation('office');
  const session = useSession();
  const { id, assembly, error, canEdit } = useOffice();
  if (assembly) return children({ assembly, canEdit });
  return (
    <>
      <PageHeader title={title} />
      <ProblemNotice problem={error} />
      {id && !error && <SkeletonRows rows={8} />}
      {!id && (
        <EmptyState
          title={t('noAssembly.title')}
          action={
            hasRole(session, 'admin') && (
              <Button component={Link} to="/admin/assembly">
                {t('noAssembly.action')}
              </Button>
            )
          }
        >
          {t('noAssembly.text')}
        </EmptyState>
      )}
    </>
  );
}
