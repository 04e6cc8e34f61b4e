import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../../components/FileDrop.js';
import { Icon } from '../../../components/Icon.js';
import { PageHeader } from '../../../components/PageHeader.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import type { Delegation } from '../../own-delegation/types.js';
import { ColumnMap } from './ColumnMap.js';
import {
  addressOf,
  usePreview,
  useReadFile,
  type ImportedPeople,
  type ReadFile,
} from './import-api.js';
import { PreviewRows } from './PreviewRows.js';
import classes from './ImportPeople.module.css';

const steps = ['file', 'columns', 'rows', 'done'] as const;
type Step = (typeof steps)[number];

export interface ImportPeopleProps {
  assemblyId: string;
  delegation: Delegation;
  /** Of the delegation, in the reader's language. */
  name: string;
  /** The link back to the people. */
  back: (props: object) => ReactNode;
}

/** A list of people from a file: what its columns are, what each row would do, then those chosen. */
export function ImportPeople({ assemblyId, delegation, name, back }: ImportPeopleProps) {
  const { t } = useTranslation('import');
  const client = useQueryClient();
  const list = { assemblyId, delegationId: delegation.id };
  const [step, setStep] = useState<Step>('file');
  const [file, setFile] = useState<ReadFile>();
  const [done, setDone] = useState<ImportedPeople & { left: number }>();
  const reading = useReadFile(list);
  const preview = usePreview(list);
  const heading = useStepFocus(step);
  const choose = (chosen: File) =>
    reading.mutate(chosen, {
      onSuccess: (read) => {
        setFile(read);
        preview.reset();
        setStep('columns');
      },
    });
  const look = (mapped: ReadFile) => {
    setFile(mapped);
    preview.mutate(mapped, { onSuccess: () => setStep('rows') });
  };
  const finish = async (counts: ImportedPeople, left: number) => {
    setDone({ ...counts, left });
    setStep('done');
    await client.invalidateQueries({ queryKey: ['delegations'] });
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={`${name}. ${t(`sentence.${step}`)}`}
      />
      <div className={classes.bar}>
        <ol className={classes.steps} aria-label={t('steps')}>
          {steps.map((one, index) => (
            <li key={one} aria-current={one === step ? 'step' : undefined}>
              <bdi>{index + 1}</bdi> {t(`step.${one}`)}
            </li>
          ))}
        </ol>
        {back({
          className: classes.back,
          children: (
            <>
              <Icon name="arrow--left" />
              {t('back')}
            </>
          ),
        })}
      </div>
      <section className={`ga-sheet ${classes.sheet}`}>
        <h2 ref={heading} tabIndex={-1} className={classes.heading}>
          {t(`step.${step}`)}
          {file && step !== 'file' && <bdi className={classes.file}>{file.name}</bdi>}
        </h2>
        {step === 'file' && (
          <>
            <ProblemNotice problem={reading.error} />
            <FileDrop
              main
              accept=".xlsx,.csv,.txt"
              label={t('choose')}
              hint={t('hint')}
              onFile={choose}
              progress={reading.isPending ? 1 : undefined}
            />
            <p className={classes.quiet}>
              {t('templateHint')}{' '}
              <a href={`${addressOf(list)}/import/template?format=xlsx`} download>
                {t('template')}
              </a>
            </p>
          </>
        )}
        {step === 'columns' && file && (
          <ColumnMap
            file={file}
            busy={preview.isPending}
            problem={preview.error}
            onBack={() => setStep('file')}
            onNext={look}
          />
        )}
        {step === 'rows' && file && preview.data && (
          <PreviewRows
            key={preview.submittedAt}
            list={list}
            file={file}
            preview={preview.data}
            onBack={() => setStep('columns')}
            onAgain={() => look(file)}
            onDone={finish}
          />
        )}
        {step === 'done' && done && (
          <Done
            done={done}
            back={back}
            onMore={() => {
              setFile(undefined);
              setStep('file');
            }}
          />
        )}
      </section>
    </>
  );
}

function Done({
  done: { added, changed, same, left },
  back,
  onMore,
}: {
  done: ImportedPeople & { left: number };
  back: ImportPeopleProps['back'];
  onMore: () => void;
}) {
  const { t } = useTranslation('import');
  return (
    <>
      <ul className={classes.counts}>
        {added > 0 && <li>{t('added', { count: added })}</li>}
        {changed > 0 && <li>{t('changed', { count: changed })}</li>}
        {same > 0 && <li>{t('same', { count: same })}</li>}
      </ul>
      {left > 0 && <p>{t('left', { count: left })}</p>}
      <p className={classes.quiet}>{t('undo')}</p>
      <div className={classes.foot}>
        <Button variant="default" onClick={onMore}>
          {t('more')}
        </Button>
        <Button renderRoot={back}>{t('toPeople')}</Button>
      </div>
    </>
  );
}

/** The keyboard and the screen reader go on where the new step begins. */
function useStepFocus(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(step);
  useEffect(() => {
    if (first.current !== step) heading.current?.focus();
    first.current = step;
  }, [step]);
  return heading;
}
