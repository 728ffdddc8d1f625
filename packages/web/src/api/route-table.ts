// Where each contract's route lives, without the contracts' validators: a test keeps the two the same.

type Row = readonly [method: 'GET' | 'POST', path: string, form?: 'upload' | 'download'];

export const ROUTE_TABLE = {
  access: {
    signInForm: ['GET', '/api/access/sign-in'],
    signIn: ['POST', '/api/access/sign-in'],
    session: ['GET', '/api/access/session'],
    signOut: ['POST', '/api/access/sign-out'],
    reauthenticate: ['POST', '/api/access/reauthenticate'],
    setupForm: ['GET', '/api/access/setup/:token'],
    bootstrap: ['POST', '/api/access/bootstrap'],
    acceptInvitation: ['POST', '/api/access/accept-invitation'],
    accounts: ['GET', '/api/access/accounts'],
    createAccount: ['POST', '/api/access/accounts'],
    disableAccount: ['POST', '/api/access/accounts/:accountId/disable'],
    renewInvitation: ['POST', '/api/access/accounts/:accountId/invite'],
    grantRole: ['POST', '/api/access/accounts/:accountId/grants'],
    endGrant: ['POST', '/api/access/accounts/:accountId/grants/:grantId/end'],
    people: ['GET', '/api/access/people'],
    sessions: ['GET', '/api/access/sessions'],
    endSession: ['POST', '/api/access/sessions/:sessionId/end'],
    audit: ['GET', '/api/access/audit'],
  },
  instruments: { read: ['GET', '/api/instruments/:instrumentId'] },
  posts: {
    regions: ['GET', '/api/posts/regions'],
    roster: ['GET', '/api/posts/roster'],
    rosterTemplate: ['GET', '/api/posts/roster-template', 'download'],
    checkRoster: ['POST', '/api/posts/roster/check', 'upload'],
    importRoster: ['POST', '/api/posts/roster/import/:digest', 'upload'],
  },
  duties: {
    progress: ['GET', '/api/duties/progress'],
    sections: ['GET', '/api/duties/sections'],
    mine: ['GET', '/api/duties/mine'],
    section: ['GET', '/api/duties/sections/:sectionId'],
    why: ['GET', '/api/duties/sections/:sectionId/items/:code/why'],
    draft: ['POST', '/api/duties/draft'],
    approve: ['POST', '/api/duties/approve'],
    issue: ['POST', '/api/duties/issue'],
    acknowledge: ['POST', '/api/duties/sections/:sectionId/acknowledge'],
    object: ['POST', '/api/duties/sections/:sectionId/object'],
    revise: ['POST', '/api/duties/sections/:sectionId/revise'],
  },
} as const satisfies Record<string, Record<string, Row>>;
