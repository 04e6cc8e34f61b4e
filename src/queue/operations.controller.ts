import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { QueueStateDto } from './dto/queue-state.dto.js';
import { QueueStateReader } from './queue-state.js';

@ApiTags('operations')
@Controller('operations')
export class OperationsController {
  constructor(private readonly reader: QueueStateReader) {}

  /** What waits, runs and failed in each queue, and whether a worker serves it. */
  @Get('queues')
  @Access('organizer')
  queues(): Promise<QueueStateDto[]> {
    return this.reader.read();
  }
}
