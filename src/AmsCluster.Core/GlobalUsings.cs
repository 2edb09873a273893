global using AmsCluster.Execution;
global using AmsCluster.Planning;
global using AutoScaling = AmsCluster.Aws.AutoScaling;
global using Ec2 = AmsCluster.Aws.Ec2;
global using Elb = AmsCluster.Aws.Elb;
global using Iam = AmsCluster.Aws.Iam;
global using Ssm = AmsCluster.Aws.Ssm;
