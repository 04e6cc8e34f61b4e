import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { EmptyState } from '../../components/EmptyState.js';
import { TextField } from '../../components/fields.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { EditForm } from '../office/EditForm.js';
import { FormDialog } from '../office/FormDialog.js';
import { RowButton } from '../office/RowButton.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { hotelsQuery, type Hotel } from '../travel/queries.js';
import classes from './HotelsPage.module.css';

const column = createColumnHelper<Hotel>();

/** The hotels among which delegations choose, with how many stay there. */
export function HotelsPage() {
  const { t } = useTranslation('hotels');
  return <WithAssembly title={t('title')}>{(office) => <Hotels {...office} />}</WithAssembly>;
}

function Hotels({ assembly }: Office) {
  const { t } = useTranslation(['hotels', 'common']);
  const { number } = useFormat();
  const hotels = useQuery(hotelsQuery(assembly.id));
  const [edited, setEdited] = useState<Hotel | 'new'>();
  const columns = useMemo(
    () =>
      [
        column.accessor('name', {
          header: t('common:words.name'),
          cell: ({ row: { original } }) => (
            <RowButton onClick={() => setEdited(original)}>{original.name}</RowButton>
          ),
        }),
        column.accessor('address', { header: t('address') }),
        column.accessor('phone', {
          header: t('phone'),
          cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
        }),
        column.accessor('guests', {
          header: t('guests'),
          cell: ({ getValue }) => number(getValue()),
          meta: { align: 'end' },
        }),
      ] as ColumnDef<Hotel>[],
    [t, number],
  );
  const add = <Button onClick={() => setEdited('new')}>{t('add')}</Button>;
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} action={add} />
      <ProblemNotice problem={hotels.error} />
      {hotels.data?.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        !hotels.error && (
          <Sheet>
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={hotels.data}
              rowKey={({ id }) => id}
              card={(hotel) => (
                <div className={classes.card}>
                  <p className={classes.head}>
                    <RowButton onClick={() => setEdited(hotel)}>{hotel.name}</RowButton>
                    <span>
                      {t('staying', { count: hotel.guests, shown: number(hotel.guests) })}
                    </span>
                  </p>
                  {hotel.address !== '' && <p>{hotel.address}</p>}
                  {hotel.phone !== '' && (
                    <p>
                      <bdi>{hotel.phone}</bdi>
                    </p>
                  )}
                </div>
              )}
            />
          </Sheet>
        )
      )}
      {edited !== undefined && (
        <FormDialog
          opened
          onClose={() => setEdited(undefined)}
          title={edited === 'new' ? t('add') : edited.name}
        >
          <HotelForm
            assemblyId={assembly.id}
            hotel={edited === 'new' ? undefined : edited}
            onDone={() => setEdited(undefined)}
          />
        </FormDialog>
      )}
    </>
  );
}

interface Fields {
  name: string;
  address: string;
  phone: string;
}

function HotelForm({
  assemblyId,
  hotel,
  onDone,
}: {
  assemblyId: string;
  hotel: Hotel | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation(['hotels', 'common']);
  const client = useQueryClient();
  const labels = { name: t('common:words.name'), address: t('address'), phone: t('phone') };
  return (
    <EditForm<Hotel, Fields>
      record={hotel}
      defaults={{ name: '', address: '', phone: '' }}
      toValues={({ name, address, phone }) => ({ name, address, phone })}
      labels={labels}
      reload={async (id) => {
        const all = await client.fetchQuery({ ...hotelsQuery(assemblyId), staleTime: 0 });
        return all.find((candidate) => candidate.id === id);
      }}
      create={(body, headers) =>
        api.POST('/api/v1/assemblies/{assemblyId}/hotels', {
          params: { path: { assemblyId } },
          headers,
          body,
        })
      }
      update={({ id }, body, header) =>
        api.PATCH('/api/v1/assemblies/{assemblyId}/hotels/{hotelId}', {
          params: { path: { assemblyId, hotelId: id }, header },
          body,
        })
      }
      stale={[['hotels'], ['manifest']]}
      onDone={onDone}
      submit={hotel ? t('common:words.save') : t('add')}
      remove={
        hotel && {
          label: t('remove'),
          question: t('removeText', { name: hotel.name }),
          run: () =>
            api.DELETE('/api/v1/assemblies/{assemblyId}/hotels/{hotelId}', {
              params: { path: { assemblyId, hotelId: hotel.id } },
            }),
        }
      }
    >
      {(control) => (
        <FormSection>
          <FormRow>
            <TextField
              control={control}
              name="name"
              label={labels.name}
              rules={{ required: t('nameMissing') }}
              maxLength={120}
              data-autofocus
            />
            <TextField
              control={control}
              name="phone"
              label={labels.phone}
              maxLength={40}
              dir="ltr"
            />
          </FormRow>
          <FormRow columns={1}>
            <TextField control={control} name="address" label={labels.address} maxLength={200} />
          </FormRow>
        </FormSection>
      )}
    </EditForm>
  );
}
