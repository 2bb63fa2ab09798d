import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION } from '../../tokens.js';
import { showReceiptResponse } from './show-receipt.response.js';

@ApiTags('reports')
@Controller('receipts')
export class ShowReceiptController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get(':receipt')
  @Reads('ReadReports')
  @Answers(showReceiptResponse)
  @ApiOperation({
    summary: 'Tra mã tiếp nhận',
    description: 'What a receipt proves: version, hash, instant.',
  })
  show(@Param('receipt', { schema: pathId }) receipt: string, @Reader() reader: AskingPerson) {
    return found(this.application.queries.receipt(reader, receipt));
  }
}
