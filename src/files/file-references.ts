import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FileKind } from './domain/file-kinds.js';

/** Those of `ids` that something still refers to. */
export type FindReferenced = (manager: EntityManager, ids: readonly string[]) => Promise<string[]>;

/**
 * Who refers to files of a kind. Each feature says so for its own, in a provider's `onModuleInit`, so that
 * the sweep finds files whose person or delegation was deleted.
 */
@Injectable()
export class FileReferences {
  private readonly finders = new Map<FileKind, FindReferenced>();

  add(kind: FileKind, find: FindReferenced): void {
    this.finders.set(kind, find);
  }

  all(): Iterable<[FileKind, FindReferenced]> {
    return this.finders;
  }
}
