using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace GradRepl.Generators.Pipeline;

/// <summary>Whether a method derives must not depend on the stack of the thread that the compiler happens to use.</summary>
internal static class LargeStack
{
    /// <summary>More than the largest stack, 8 MB, on which compilers run generators; only pages that are used cost memory.</summary>
    private const int Size = 16 << 20;

    /// <summary>Does the work here or, where the stack does not suffice, once more from its beginning on a thread with a larger one.</summary>
    /// <exception cref="InsufficientExecutionStackException">The larger stack does not suffice either.</exception>
    public static T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InsufficientExecutionStackException)
        {
            return OnItsOwnThread(work);
        }
    }

    private static T OnItsOwnThread<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
