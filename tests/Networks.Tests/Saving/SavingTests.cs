using System;
using System.IO;
using System.Linq;
using System.Text;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>Networks in files: there and back, and files that are damaged.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-networks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void There_and_back()
    {
        Network<double> network = Trained();
        string path = Path.Combine(_folder, "new", "network.safetensors");
        network.Save(path);
        Network<double> loaded = Network.Load(path);
        Assert.Equal(network.ToString(), loaded.ToString());
        Assert.Equal(network.Seed, loaded.Seed);
        var x = new Matrix<double>(1, 3, [0.1, -0.2, 0.3]);
        Assert.Equal(network.Predict(x).Elements.ToArray(), loaded.Predict(x).Elements.ToArray());
        Assert.Equal(network.Layers[1].State[1].Value.Elements.ToArray(), loaded.Layers[1].State[1].Value.Elements.ToArray());
        Assert.Equal(0.2, ((Dense<double>)loaded.Layers[0]).Activation!.Parameters[0].Value);
    }

    [Fact]
    public void Floats_may_be_loaded_as_doubles_and_back()
    {
        Network<float> network = new Network<float>(2, seed: 4).Dense(3, Activations.Tanh).Dense(1);
        string path = Path.Combine(_folder, "float.safetensors");
        network.Save(path);
        Assert.Equal(
            network.Parameters[0].Value.Elements.ToArray(),
            Network.Load(path).Parameters[0].Value.Elements.ToArray().Select(value => (float)value));
        Assert.Equal(network.Predict(0.5, 0.25), Network<float>.Load(path).Predict(0.5, 0.25));
    }

    [Fact]
    public void The_file_is_laid_out_as_safetensors()
    {
        string path = Path.Combine(_folder, "network.safetensors");
        new Network(1).Dense(2, weights: Initializers.Constant(1.5)).Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        int length = (int)BitConverter.ToUInt64(bytes);
        string header = Encoding.UTF8.GetString(bytes, 8, length);
        Assert.Contains(
            "\"layers.0.weight\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]}", header, StringComparison.Ordinal);
        Assert.Equal(0, (8 + length) % 8);
        Assert.Equal(1.5, BitConverter.ToDouble(bytes, 8 + length));
        Assert.Equal(8 + length + 32, bytes.Length);
    }

    [Fact]
    public void Every_damage_is_told_and_nothing_else_is_thrown()
    {
        string path = Path.Combine(_folder, "network.safetensors");
        Trained().Save(path);
        byte[] whole = File.ReadAllBytes(path);
        for (int cut = 0; cut < whole.Length; cut += 7) Refused(whole[..cut]);
        Refused([.. whole, 0]);
        var random = new Random(1);
        int refused = 0, length = (int)BitConverter.ToUInt64(whole);
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(8 + length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            try
            {
                Network.Load(path);
            }
            catch (InvalidDataException error)
            {
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.True(refused > 1000, $"{refused} of 2000"); // A damaged number of a setting, as the seed, is another number.

        void Refused(byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            Assert.Contains(
                "cannot be loaded as a network",
                Assert.Throws<InvalidDataException>(() => Network.Load(path)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_activation_is_named()
    {
        string path = Path.Combine(_folder, "network.safetensors");
        new Network(1).Dense(1, TestActivations.Define("NobodyKnows", z => z, _ => 1)).Save(path);
        Assert.Contains(
            "define it before loading", Assert.Throws<InvalidDataException>(() => Network.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_saved_leaves_the_older_file()
    {
        string path = Path.Combine(_folder, "network.safetensors");
        new Network(1).Dense(1).Save(path);
        byte[] before = File.ReadAllBytes(path);
        Assert.Throws<NotSupportedException>(() => new Network(1).Add(new Doubling()).Save(path));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Throws<IOException>(() => new Network(1).Dense(1).Save(_folder));
        Assert.Throws<FileNotFoundException>(() => Network.Load(path + ".not"));
    }

    private static Network<double> Trained()
    {
        Network<double> network = new Network(3, seed: 7)
            .Dense(4, Activations.LeakyReLU.With("negativeSlope", 0.2)).BatchNorm(1e-4, 0.2).Dense(4)
            .LayerNorm().Activate(Activations.SiLU).Dropout(0.25).Dense(3).Softmax();
        var random = new Random(2);
        var x = new Matrix<double>(20, 3, [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())]);
        var y = new Matrix<double>(20, 1, [.. Enumerable.Range(0, 20).Select(i => (double)(i % 3))]);
        network.Train(x, y, Loss.CrossEntropy, Optimizers.Adam(0.01), new TrainingOptions { Epochs = 3, Batch = 5 });
        return network;
    }

    /// <summary>A layer of one's own.</summary>
    private sealed class Doubling() : Layer<double>(1, 1)
    {
        protected override void OnForward(Matrix<double> input, Matrix<double> output, PassMode mode) =>
            (2 * input).Elements.CopyTo(output.Elements);

        protected override void OnBackward(Matrix<double> outputGradient, Matrix<double>? inputGradient)
        {
            if (inputGradient is not null) (2 * outputGradient).Elements.CopyTo(inputGradient.Elements);
        }
    }
}
