import type { PortalLinks } from '../application/ports.js';

/**
 * Pages of the portal. Codes and tokens stand in the fragment, which no browser sends: no log, proxy or referrer sees them.
 * The token of an invitation stands in the path, as it always has.
 */
export function portalLinks(publicUrl: string): PortalLinks {
  return {
    invitation: (token) => `${publicUrl}/invitation/${token}`,
    verifyEmail: (code) => `${publicUrl}/verify-email#${code}`,
    confirmEmail: (code) => `${publicUrl}/confirm-email#${code}`,
    resetPassword: (token) => `${publicUrl}/reset-password#${token}`,
    forgotPassword: () => `${publicUrl}/forgot-password`,
    sessions: () => `${publicUrl}/settings`,
  };
}
