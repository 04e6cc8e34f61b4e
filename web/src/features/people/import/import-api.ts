import { useMutation } from '@tanstack/react-query';
import { api, data } from '../../../api/client.js';
import type { components } from '../../../api/schema.js';
import { upload } from '../../../api/upload.js';

export type ReadPeople = components['schemas']['ReadPeopleDto'];
export type PeoplePreview = components['schemas']['PeoplePreviewDto'];
export type PreviewedRow = components['schemas']['PreviewedRowDto'];
export type ImportNote = components['schemas']['ImportNoteDto'];
export type ImportField = components['schemas']['ImportChangeDto']['field'];
export type ImportedPeople = components['schemas']['ImportedPeopleDto'];

/** Whose people are imported or written out. */
export interface ListOf {
  assemblyId: string;
  delegationId: string;
}

/** A file as it was read, and what its columns are taken as. */
export interface ReadFile {
  name: string;
  read: ReadPeople;
  mapping: ReadPeople['mapping'];
}

export const fields = [
  'role',
  'honorific',
  'title',
  'familyName',
  'givenNames',
  'nativeName',
  'position',
  'nationality',
  'dateOfBirth',
  'documentType',
  'documentNumber',
  'documentCountry',
  'documentExpiresOn',
  'languages',
  'email',
  'phone',
  'diet',
  'dietNote',
  'accessNeeds',
  'emergencyName',
  'emergencyPhone',
  'attendsFrom',
  'attendsTo',
  'subBureauIso2',
  'reference',
] as const satisfies readonly ImportField[];

export const addressOf = ({ assemblyId, delegationId }: ListOf): string =>
  `/api/v1/assemblies/${assemblyId}/delegations/${delegationId}/people`;

export function useReadFile(list: ListOf) {
  return useMutation({
    mutationFn: async (file: File): Promise<ReadFile> => {
      const address = `${addressOf(list)}/import/read`;
      const read = await upload<ReadPeople>(address, file, { method: 'POST' });
      return { name: file.name, read, mapping: read.mapping };
    },
  });
}

export function usePreview({ assemblyId, delegationId }: ListOf) {
  return useMutation({
    mutationFn: ({ read: { rows }, mapping }: ReadFile) =>
      data(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/import/preview',
          {
            params: { path: { assemblyId, delegationId } },
            body: { mapping, rows },
          },
        ),
      ),
  });
}

/** Saves what a POST answers as a file of the name that the server gives it. */
export async function savePost(call: Promise<{ data?: unknown; response: Response }>) {
  const { data: body, response } = await call;
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body as Blob);
  link.download = decodeURIComponent(name?.[1] ?? 'people');
  link.click();
  // The browser has begun to read it by then.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
