import { IsIn, IsNotEmpty, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { Trimmed } from '../../common/validation/trimmed.js';

export const ANSWER_CHOICES = ['accept', 'decline'] as const;
export type AnswerChoice = (typeof ANSWER_CHOICES)[number];

/** The answer of one party to a request. Declining needs a reason, which the others read. */
export class AnswerRequestDto {
  @IsUUID()
  partyId: string;

  @IsIn(ANSWER_CHOICES)
  answer: AnswerChoice;

  @ValidateIf((dto: AnswerRequestDto) => dto.answer === 'decline' || dto.reason !== undefined)
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason?: string;
}

/** Taking a request back, or cancelling its meeting, with the reason that the others read. */
export class WithdrawRequestDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}
