import { createHash } from 'node:crypto';
import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

function tableOf(table: Table | string): string {
  return (typeof table === 'string' ? table : table.name).split('.').at(-1) ?? '';
}

function named(prefix: string, table: Table | string, parts: string[]): string {
  const name = [prefix, tableOf(table), ...parts].join('_');
  if (name.length <= 63) return name;
  const hash = createHash('sha1').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, 54)}_${hash}`;
}

/** snake_case tables and columns, and constraint names that a person can read in an error. */
export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, customName?: string): string {
    return customName ?? snake(className);
  }

  override columnName(property: string, customName: string, prefixes: string[]): string {
    return snake([...prefixes, customName || property].join('_'));
  }

  override relationName(property: string): string {
    return snake(property);
  }

  override joinColumnName(relation: string, referenced: string): string {
    return snake(`${relation}_${referenced}`);
  }

  override joinTableColumnName(table: string, property: string, column?: string): string {
    return snake(`${table}_${column ?? property}`);
  }

  override primaryKeyName(table: Table | string): string {
    return named('pk', table, []);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named('uq', table, columns.map(snake));
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named('fk', table, columns.map(snake));
  }

  override indexName(table: Table | string, columns: string[]): string {
    return named('ix', table, columns.map(snake));
  }
}
