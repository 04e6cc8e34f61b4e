import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Delegation } from '../own-delegation/types.js';

export interface OneDelegationProps {
  /** Of the page, while the delegation is on its way. */
  title: string;
  delegationId: string;
  children: (one: Office & { delegation: Delegation }) => ReactNode;
}

/** A page of the organizers about one delegation: reads it, or says why it cannot be shown. */
export function OneDelegation({ title, delegationId, children }: OneDelegationProps) {
  return (
    <WithAssembly title={title}>
      {(office) => (
        <Read key={delegationId} title={title} delegationId={delegationId} office={office}>
          {children}
        </Read>
      )}
    </WithAssembly>
  );
}

function Read({ title, delegationId, office, children }: OneDelegationProps & { office: Office }) {
  const delegation = useQuery(delegationQuery(office.assembly.id, delegationId));
  if (delegation.data) return children({ ...office, delegation: delegation.data });
  return (
    <>
      <PageHeader title={title} />
      <ProblemNotice problem={delegation.error} />
      {!delegation.error && <SkeletonRows rows={8} />}
    </>
  );
}
