import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { PageColumns } from '../../components/PageColumns.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { assemblyQuery } from '../own-delegation/queries.js';
import { AssemblyForm } from './AssemblyForm.js';
import { Checklist } from './Checklist.js';
import { ImportCase } from './ImportCase.js';
import classes from './setup.module.css';

/** The first page after set-up, and later the Assembly's rules with what is still to do. */
export function AssemblyPage() {
  const { t } = useTranslation('setup');
  const { calendarRange } = useFormat();
  const id = useSession().assembly?.id;
  const { data: assembly, error } = useQuery({ ...assemblyQuery(id ?? ''), enabled: Boolean(id) });
  if (!id) {
    return (
      <>
        <PageHeader title={t('first.title')} sentence={t('first.sentence')} />
        <PageColumns side={<ImportCase />}>
          <AssemblyForm assembly={undefined} />
        </PageColumns>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={assembly?.name ?? t('title')}
        sentence={
          assembly &&
          t('sentence', {
            city: assembly.city,
            dates: calendarRange(assembly.startsOn, assembly.endsOn),
          })
        }
      />
      <ProblemNotice problem={error} />
      {!assembly && !error && <SkeletonRows rows={8} />}
      {assembly && (
        <PageColumns
          side={
            <div className={classes.side}>
              <Checklist assembly={assembly} />
              <ImportCase />
            </div>
          }
        >
          <AssemblyForm key={assembly.id} assembly={assembly} />
        </PageColumns>
      )}
    </>
  );
}
