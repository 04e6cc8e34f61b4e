import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { Section } from '../../components/Section.js';
import { fullName, takesPlace } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { holderOf, useChangeRole } from './useChangeRole.js';
import classes from './MeetingSettings.module.css';

const seats = ['head', 'alternate'] as const;

/** Who leads the delegation: one choice each, handed over from one person to another. */
export function Leads({ own, editable }: { own: OwnDelegation; editable: boolean }) {
  const { t } = useTranslation('people');
  const { delegation } = own;
  const change = useChangeRole(own);
  const [handover, setHandover] = useState<{ seat: (typeof seats)[number]; person: Person }>();
  const people = delegation.people.filter(takesPlace);
  if (people.length < 2) return null;
  const holder = handover && holderOf(delegation, handover.seat, handover.person.id);
  return (
    <Section title={t('leads.title')}>
      <div className={classes.fields}>
        {seats.map((seat) => (
          <Select
            key={seat}
            label={t(`role.${seat}`)}
            placeholder={t('meetings.nobody')}
            data={people.map((person) => ({ value: person.id, label: fullName(person) }))}
            value={holderOf(delegation, seat)?.id ?? null}
            allowDeselect={false}
            disabled={!editable}
            onChange={(id) => {
              const person = people.find((candidate) => candidate.id === id);
              if (person && person.role !== seat) setHandover({ seat, person });
            }}
          />
        ))}
      </div>
      {handover && (
        <ConfirmWithPreview
          opened
          onClose={() => setHandover(undefined)}
          title={t('handover.title', {
            name: fullName(handover.person),
            role: t(`role.${handover.seat}`),
          })}
          confirm={t('handover.confirm')}
          onConfirm={() => change({ person: handover.person, role: handover.seat, swap: true })}
        >
          <p>
            {holder
              ? t('handover.text', {
                  name: fullName(holder),
                  role: t(`role.${handover.seat}`),
                  becomes: t(`role.${handover.person.role}`),
                })
              : t('handover.free')}
          </p>
        </ConfirmWithPreview>
      )}
    </Section>
  );
}
