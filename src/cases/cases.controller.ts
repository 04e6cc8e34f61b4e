import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssemblyDto } from '../assemblies/dto/assembly.dto.js';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { ImportCaseDto } from './dto/import-case.dto.js';
import { Ga92CaseService } from './ga92-case.service.js';

@ApiTags('assemblies')
@Controller('assemblies')
export class CasesController {
  constructor(private readonly ga92: Ga92CaseService) {}

  /** Imports a real session as an Assembly of its own: GA92, Glasgow. */
  @Post('import-case')
  @Access('admin')
  async import(@CurrentActor() actor: Actor, @Body() _body: ImportCaseDto): Promise<AssemblyDto> {
    const { assembly, deadlines } = await this.ga92.import(actor);
    return AssemblyDto.of(assembly, deadlines);
  }
}
