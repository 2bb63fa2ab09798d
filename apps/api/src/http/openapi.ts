import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** RFC 9457 with our extension members; see libs/contracts/src/problems.ts for the codes. */
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'detailEn', 'action', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; recognise a problem by it.' },
    detail: { type: 'string', description: 'In Vietnamese.' },
    detailEn: { type: 'string' },
    action: {
      type: 'object',
      required: ['vi', 'en'],
      properties: { vi: { type: 'string' }, en: { type: 'string' } },
    },
    field: { type: 'string' },
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'detail', 'detailEn'],
        properties: {
          field: { type: 'string' },
          line: { type: 'integer' },
          code: { type: 'string' },
          detail: { type: 'string' },
          detailEn: { type: 'string' },
          params: { type: 'object', additionalProperties: true },
        },
      },
    },
    instance: { type: 'string', description: 'Correlation id, also in X-Request-Id and in the log.' },
  },
} as const;

/** An answer of a status that is a problem. */
export const problem = (status: number, description: string) => ({
  status,
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** The API as its controllers and schemas say it is; committed as openapi.json and compared by a spec. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Đôn Đốc')
    .setDescription(
      'Kế hoạch của cơ quan từ ngày ban hành đến báo cáo cuối cùng. Sign in at /auth/sign-in, or with a token from `npm run dondoc -- token --agency … --person …`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .addGlobalResponse(
      problem(400, 'The request is not right; see `errors`.'),
      problem(401, 'No valid token.'),
      problem(403, 'Not for this person to do.'),
      problem(404, 'Not there, or not yours to see.'),
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: structuredClone(problemSchema) as never },
    },
  };
}
