import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from '../../../src/auth/access.decorator.js';
import type { TestApp } from '../support/test-app.js';

/** A route as the controllers declare it. */
export interface DeclaredRoute {
  /** For example `GET /assemblies/:assemblyId/users`. */
  name: string;
  rule: AccessRule | undefined;
}

function metadata<T>(key: string, ...targets: object[]): T | undefined {
  return targets
    .map((target) => Reflect.getMetadata(key, target) as T | undefined)
    .find((value) => value !== undefined);
}

function join(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

/** Every route of every controller that the application has loaded. */
export function declaredRoutes(app: TestApp): DeclaredRoute[] {
  const controllers = new Set(
    [...app.app.get(ModulesContainer).values()]
      .flatMap((module) => [...module.controllers.values()])
      .map(({ metatype }) => metatype as Type),
  );
  return [...controllers].flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype)
      .filter((name) => name !== 'constructor' && typeof prototype[name] === 'function')
      .flatMap((name) => {
        const handler = prototype[name]!;
        const method = metadata<RequestMethod>(METHOD_METADATA, handler);
        if (method === undefined) return [];
        const bases = [metadata<string | string[]>(PATH_METADATA, controller) ?? ''].flat();
        const paths = [metadata<string | string[]>(PATH_METADATA, handler) ?? ''].flat();
        const rule = metadata<AccessRule>(ACCESS_RULE, handler, controller);
        return bases.flatMap((base) =>
          paths.map((path) => ({ name: `${RequestMethod[method]} ${join(base, path)}`, rule })),
        );
      });
  });
}
