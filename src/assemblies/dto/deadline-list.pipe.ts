import { Injectable, type PipeTransform } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateNested } from 'class-validator';
import { createValidationPipe } from '../../common/errors/validation.js';
import { DEADLINE_STEPS } from '../deadline.entity.js';
import { DeadlineDto } from './assembly.dto.js';

class DeadlineList {
  @Type(() => DeadlineDto)
  @ValidateNested({ each: true })
  @ArrayUnique((deadline: DeadlineDto | null) => deadline?.step)
  @ArrayMaxSize(DEADLINE_STEPS.length)
  @IsArray()
  deadlines: DeadlineDto[];
}

/** Validates a body that is a list, which the global pipe lets through unseen. */
@Injectable()
export class DeadlineListPipe implements PipeTransform<unknown, Promise<DeadlineDto[]>> {
  private readonly pipe = createValidationPipe();

  async transform(body: unknown): Promise<DeadlineDto[]> {
    const list = (await this.pipe.transform(
      { deadlines: body },
      { type: 'body', metatype: DeadlineList },
    )) as DeadlineList;
    return list.deadlines;
  }
}
