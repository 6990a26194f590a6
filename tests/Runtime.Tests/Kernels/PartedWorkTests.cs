using System;
using System.Linq;
using System.Threading;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Runtime.Tests;

public sealed class PartedWorkTests
{
    /// <summary>Also when the work is used again while threads still come late from the call before.</summary>
    [Fact]
    public void EveryPartRunsOnce()
    {
        var work = new Counting();
        for (int round = 0; round < 2000; round++)
        {
            int parts = round % 7 + 1;
            Assert.Equal(Enumerable.Repeat(1, parts), work.Run(parts));
        }
    }

    [Fact]
    public void WhatAPartThrowsReachesTheCallerAfterAllHaveEnded()
    {
        var work = new Counting { Fails = 2 };
        Assert.Equal("part 2", Assert.Throws<InvalidOperationException>(() => work.Run(5)).Message);
        Assert.Equal(5, work.Ended);
        work.Fails = -1;
        Assert.Equal([1, 1, 1], work.Run(3));
    }

    [Fact]
    public void AnInterruptWaitsForAllPartsAndStaysPending()
    {
        var work = new Counting();
        bool isPending = false, allEnded = false;
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            for (int round = 0; round < 50; round++) allEnded = work.Run(4).Sum() == 4;
            try
            {
                Thread.Sleep(10_000);
            }
            catch (ThreadInterruptedException)
            {
                isPending = true;
            }
        });
        thread.Start();
        thread.Join();
        Assert.True(isPending && allEnded);
    }

    private sealed class Counting : PartedWork
    {
        private int[] _runs = [];
        private int _ended;

        public int Fails { get; set; } = -1;

        public int Ended => _ended;

        public int[] Run(int parts)
        {
            _runs = new int[parts];
            _ended = 0;
            RunParts(parts);
            return _runs;
        }

        protected override void RunPart(int part)
        {
            Interlocked.Increment(ref _runs[part]);
            Interlocked.Increment(ref _ended);
            if (part == Fails) throw new InvalidOperationException($"part {part}");
        }
    }
}
