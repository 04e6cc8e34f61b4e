import { SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ConfirmWithPreview } from '../../../components/ConfirmWithPreview.js';
import { FormRow, FormSection } from '../../../components/FormLayout.js';
import { TextField } from '../../../components/fields.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import { fullName } from '../../own-delegation/checklist.js';
import { subBureausOf } from '../../own-delegation/sub-bureaus.js';
import type { Person, PersonRole } from '../../own-delegation/types.js';
import type { OwnDelegation } from '../../own-delegation/WithDelegation.js';
import type { CardFields } from '../card-fields.js';
import { roles } from '../person-form.js';
import { holderOf, useChangeRole } from '../useChangeRole.js';
import { BureauField } from './BureauField.js';
import classes from './RoleFields.module.css';

/**
 * Role as one choice; the seat of a head or an alternate is handed over by whoever holds it. And for whom
 * the person comes, where the delegation has sub-bureaus.
 */
export function RoleFields({
  control,
  own,
  person,
  editable,
}: {
  control: Control<CardFields>;
  own: OwnDelegation;
  person: Person;
  editable: boolean;
}) {
  const { t } = useTranslation('people');
  const change = useChangeRole(own);
  const save = useMutation({ mutationFn: change });
  const [handover, setHandover] = useState<{ role: PersonRole; holder: Person }>();
  const split = subBureausOf(own.delegation).length > 0;
  const choose = (value: string) => {
    const role = roles.find((candidate) => candidate === value);
    if (!role || role === person.role) return;
    const holder = holderOf(own.delegation, role, person.id);
    if (holder) setHandover({ role, holder });
    else save.mutate({ person, role });
  };
  return (
    <FormSection title={t('roleTitle')}>
      <fieldset className={classes.roles}>
        <legend className="ga-hidden">{t('roleLabel')}</legend>
        <SegmentedControl
          fullWidth
          disabled={!editable || save.isPending}
          value={save.isPending ? save.variables.role : person.role}
          onChange={choose}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </fieldset>
      <ProblemNotice problem={save.error} />
      <FormRow columns={split ? 2 : 1}>
        <TextField
          control={control}
          name="position"
          label={t('position')}
          placeholder={t('positionExample')}
          maxLength={200}
          autoComplete="off"
        />
        <BureauField
          control={control}
          name="subBureauIso2"
          label={t('bureau')}
          delegation={own.delegation}
          counted
        />
      </FormRow>
      {handover && (
        <ConfirmWithPreview
          opened
          onClose={() => setHandover(undefined)}
          title={t('handover.title', {
            name: fullName(person),
            role: t(`role.${handover.role}`),
          })}
          confirm={t('handover.confirm')}
          onConfirm={() => change({ person, role: handover.role, swap: true })}
        >
          <p>
            {t('handover.text', {
              name: fullName(handover.holder),
              role: t(`role.${handover.role}`),
              becomes: t(`role.${person.role}`),
            })}
          </p>
        </ConfirmWithPreview>
      )}
    </FormSection>
  );
}
