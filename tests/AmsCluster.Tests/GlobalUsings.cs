global using AmsCluster.Aws.Sdk;
