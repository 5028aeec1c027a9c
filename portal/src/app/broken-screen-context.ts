'use client';
import { createContext, type ComponentType } from 'react';

/** What the framework tells about a screen that broke. */
export type Broken = { error: Error & { digest?: string }; reset: () => void };

/**
 * What is shown instead of a broken screen. The providers bring it: imported by the error files themselves, every page would
 * load it a second time.
 */
export const BrokenScreenContext = createContext<ComponentType<Broken>>(() => null);
