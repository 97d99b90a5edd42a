package org.faltung.bound;

/// How far to go for digits.
///
/// @param digits whether every recurrence must run in exact integers however long it takes; otherwise a
///     recurrence whose estimated work exceeds its part of [#MOST_WORK] runs with directed rounding instead
/// @param parts how many recurrences share what may be spent, at least 1
/// @param haste by how much sweeps and ranks are cut short, at least 1
public record Effort(boolean digits, int parts, int haste) {
    /// Exact where that is cheap: the default.
    public static final Effort USUAL = new Effort(false);

    /// What is found in some tenths of a second.
    public static final Effort BRIEF = new Effort(false, 1, 20);

    /// About five seconds of integer arithmetic, in elementary operations on 64-bit words.
    public static final double MOST_WORK = 5e9;

    /// All for one recurrence.
    public Effort(boolean digits) {
        this(digits, 1, 1);
    }

    /// The same for each of several recurrences together.
    Effort shared(int among) {
        return new Effort(digits, Math.max(1, among) * parts, haste);
    }

    /// Elementary operations that a two-dimensional sweep may take: usually one or two seconds, or no limit.
    public double sweepWork() {
        return digits ? 1e15 : 4e8 / haste;
    }

    /// Elementary operations that a count by rank may take: usually about a second, or no limit.
    public double rankWork() {
        return digits ? 1e12 : 2e8 / haste;
    }

    /// Whether a recurrence runs in exact integers.
    ///
    /// @param steps arithmetic operations on big integers
    /// @param bits length of the largest integer
    public boolean exact(double steps, double bits) {
        return affords(steps * (20 + bits / 64));
    }

    /// Whether so many elementary operations on 64-bit words are spent on digits.
    boolean affords(double work) {
        return digits || work <= MOST_WORK / parts;
    }
}
