using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GradRepl.Networks.Saving;
using GradRepl.Runtime.Files;

namespace GradRepl.Networks;

/// <content>Saving to files and loading.</content>
public partial class Network<T>
{
    private const string Format = "gradrepl", Version = "2";

    /// <summary>
    /// Saves the network as a safetensors file: its layers with their activations (qualified name, formula, hyperparameters,
    /// some values), all it has learned, and running statistics.
    /// </summary>
    /// <param name="path">The file, as <c>network.safetensors</c>; missing folders are made.</param>
    /// <exception cref="IOException">It cannot be written there; an older file stays as it was.</exception>
    /// <exception cref="NotSupportedException">A layer is of a kind that is not built in.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new TensorFile { Metadata = { ["format"] = Format, ["version"] = Version, ["architecture"] = Architecture.Of(this) } };
        foreach ((string name, Matrix<T> matrix) in Matrices())
            file.Tensors.Add((name, typeof(T) == typeof(float), new Matrix<double>(
                matrix.Rows, matrix.Columns, [.. matrix.Elements.ToArray().Select(double.CreateTruncating)])));
        WholeFile.Write(path, file.ToBytes(), "network");
    }

    /// <summary>
    /// Loads a network that <see cref="Save"/> has written, of either precision. Activations are found by their qualified names:
    /// those of scripts must be defined before, as they were.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or no network, or uses an activation that is not defined here or is another one here.
    /// </exception>
    public static Network<T> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            TensorFile file = TensorFile.Parse(bytes);
            if (!file.Metadata.TryGetValue("architecture", out string? architecture) || file.Metadata.GetValueOrDefault("format") != Format)
                throw new InvalidDataException(
                    "it is a safetensors file, but not one that GradRepl has written: the layers are not described");
            Network<T> network = Architecture.Build<T>(architecture, bytes.Length);
            network.Fill(file.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Value));
            return network;
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or InvalidOperationException
            or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"'{path}' cannot be loaded as a network: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private IEnumerable<(string Name, Matrix<T> Value)> Matrices() => _layers.SelectMany((layer, index) =>
        layer.Parameters
            .Select(parameter => (parameter.Name, parameter.Value))
            .Concat(layer.State)
            .Select(each => (FormattableString.Invariant($"layers.{index}.{each.Name}"), each.Item2)));

    private void Fill(Dictionary<string, Matrix<double>> tensors)
    {
        foreach ((string name, Matrix<T> matrix) in Matrices())
        {
            if (!tensors.Remove(name, out Matrix<double>? value)) throw new InvalidDataException($"'{name}' is missing");
            if (value.Rows != matrix.Rows || value.Columns != matrix.Columns)
                throw new InvalidDataException(FormattableString.Invariant(
                    $"'{name}' is {value.Rows}×{value.Columns}, but the layer needs {matrix.Rows}×{matrix.Columns}"));
            for (int i = 0; i < matrix.Elements.Length; i++) matrix.Elements[i] = T.CreateTruncating(value.Elements[i]);
        }
        if (tensors.Count > 0) throw new InvalidDataException($"'{tensors.Keys.First()}' belongs to no layer");
    }
}
