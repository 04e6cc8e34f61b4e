import { Button, Modal, NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormRow } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { majorities, useRules, type VotingRoll, type VotingRule } from './queries.js';
import classes from './voting.module.css';

/** Quorum and usual majority as settings of the Assembly. */
export function RulesDialog({
  assemblyId,
  rules,
  onClose,
}: {
  assemblyId: string;
  rules: VotingRoll['rules'];
  onClose: () => void;
}) {
  const { t } = useTranslation(['voting', 'common']);
  const { version, ...current } = rules;
  const [rule, setRule] = useState<VotingRule>(current);
  const save = useRules(assemblyId, version);
  const change = (part: Partial<VotingRule>) => setRule((now) => ({ ...now, ...part }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rules.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(rule, { onSuccess: onClose });
        }}
      >
        <p className={classes.quiet}>{t('rules.text')}</p>
        <FormRow>
          <NumberInput
            label={t('rules.numerator')}
            value={rule.quorumNumerator}
            onChange={(value) => change({ quorumNumerator: Number(value) })}
            min={1}
            max={100}
            allowDecimal={false}
          />
          <NumberInput
            label={t('rules.denominator')}
            value={rule.quorumDenominator}
            onChange={(value) => change({ quorumDenominator: Number(value) })}
            min={1}
            max={100}
            allowDecimal={false}
          />
        </FormRow>
        <Radio.Group
          label={t('rules.base')}
          value={rule.quorumBase}
          onChange={(value) =>
            change({ quorumBase: value === 'entitled' ? 'entitled' : 'members' })
          }
        >
          <Stack gap={10}>
            <Radio value="members" label={t('rules.members')} />
            <Radio value="entitled" label={t('rules.entitled')} />
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('rules.majority')}
          value={rule.majority}
          onChange={(value) =>
            change({ majority: majorities.find((one) => one === value) ?? 'simple' })
          }
        >
          <Stack gap={10}>
            {majorities.map((majority) => (
              <Radio key={majority} value={majority} label={t(`majority.${majority}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <ProblemNotice problem={save.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('rules.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
