import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { acceptUploads } from './http/uploads.js';

/** Lets the API take bodies that are files. */
@Module({})
export class FilesHttpModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // A process without a server (the demonstration's loader) has none to prepare.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    if (server) acceptUploads(server);
  }
}
