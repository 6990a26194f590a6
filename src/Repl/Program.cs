using System;
using System.IO;
using System.Text;
using GradRepl.Repl.App;
using GradRepl.Repl.App.CommandLine;

try
{
    // Formulas are mathematics, whatever the terminal's code page says.
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
catch (IOException)
{
    // A console that cannot be told keeps what it has.
}
return CommandLineParser.Run(args, arguments => new Application(arguments).Run());
