import { Type } from 'typebox';
import { publish } from '../../usecase/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { choice, closed, Id } from '../schema/common.ts';

const Publication = closed({
  kind: choice(['forecast', 'plan']),
  versionId: Id,
  contentHash: Type.String({ description: 'SHA-256 of what the version says, ids and times left out.' }),
  fresh: Type.Boolean({ description: 'False: it had been published before, and stays as it was.' }),
});

/** Freezes versions. */
export const publicationRoutes: Routes = (server, { world }) => {
  server.post(
    '/versions/:versionId/publish',
    {
      schema: {
        operationId: 'publishVersion',
        tags: ['forecasts', 'plans'],
        summary: 'Freeze a forecast or plan for good; from now on it may be the one that counts',
        description: 'Publishing again changes nothing.',
        params: closed({ versionId: Id }),
        response: { 200: Publication, ...problems },
      },
    },
    async ({ params: { versionId } }) => publish(world, versionId),
  );
};
