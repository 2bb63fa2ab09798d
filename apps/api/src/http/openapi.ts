import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { documentProblems } from './problem-responses.js';

/** The API as its controllers and schemas say it is; committed as openapi.json and compared by a spec. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Đôn Đốc')
    .setDescription(
      'Kế hoạch của cơ quan từ ngày ban hành đến báo cáo cuối cùng. Sign in at /auth/sign-in, or with a token from `npm run dondoc -- token --agency … --person …`. A text with more than 30 combining marks in a row is refused with TOO_MANY_MARKS.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  return documentProblems(
    SwaggerModule.createDocument(app, config, {
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    }),
  );
}
